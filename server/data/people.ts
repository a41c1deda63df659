import type { Transaction } from './prisma';

/** Lets one transaction at a time work on what belongs to a person. */
export async function lockPerson(tx: Transaction, id: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM people WHERE id = ${id} FOR UPDATE`;
}
