import type { Transaction } from './prisma';

/** An agent, locked in a transaction. */
export type LockedAgent = { id: string; deleting_since: Date | null };

/**
 * Returns an agent and keeps it from being deleted until the transaction ends; null if there is none. Many transactions
 * can hold it at once: use it for adding something to the agent.
 */
export async function holdAgent(tx: Transaction, id: string): Promise<LockedAgent | null> {
  const rows = await tx.$queryRaw<LockedAgent[]>`SELECT id, deleting_since FROM agents WHERE id = ${id} FOR SHARE`;
  return rows[0] ?? null;
}

/**
 * Returns an agent, locked until the transaction ends: others can neither change it nor add to it. Null if there is
 * none.
 */
export async function lockAgent(tx: Transaction, id: string): Promise<LockedAgent | null> {
  const rows = await tx.$queryRaw<LockedAgent[]>`SELECT id, deleting_since FROM agents WHERE id = ${id} FOR UPDATE`;
  return rows[0] ?? null;
}
