import type { Transaction } from './prisma';

/** An agent as a transaction sees it that others must not change meanwhile. */
export type LockedAgent = { id: string; deleting_since: Date | null };

/**
 * Gives an agent and keeps it from being deleted until the transaction ends; null where there is none.
 * Many transactions may hold it at once: this is for putting something under it.
 */
export async function holdAgent(tx: Transaction, id: string): Promise<LockedAgent | null> {
  const rows = await tx.$queryRaw<LockedAgent[]>`SELECT id, deleting_since FROM agents WHERE id = ${id} FOR SHARE`;
  return rows[0] ?? null;
}

/** Gives an agent and keeps everybody else from changing it or putting something under it until the transaction ends. */
export async function lockAgent(tx: Transaction, id: string): Promise<LockedAgent | null> {
  const rows = await tx.$queryRaw<LockedAgent[]>`SELECT id, deleting_since FROM agents WHERE id = ${id} FOR UPDATE`;
  return rows[0] ?? null;
}
