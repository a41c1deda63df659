import type { Transaction } from './prisma';

/** Locks a person until the transaction ends, so that only one transaction at a time works on what belongs to them. */
export async function lockPerson(tx: Transaction, id: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM people WHERE id = ${id} FOR UPDATE`;
}

/** Lets only one transaction at a time change access: two admins must not demote each other at once. */
export async function lockPeople(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('people', 0))`;
}
