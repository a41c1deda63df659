import type { Transaction } from './prisma';

/** Lets one transaction at a time work on what belongs to a person. */
export async function lockPerson(tx: Transaction, id: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM people WHERE id = ${id} FOR UPDATE`;
}

/** Lets one transaction at a time change who may do what: two admins must not demote each other at once. */
export async function lockPeople(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('people', 0))`;
}
