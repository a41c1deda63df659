import { prisma, type Transaction } from './prisma';

/** Keeps everybody else from changing a key until the transaction ends. False where there is none. */
export async function lockApiKey(tx: Transaction, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM api_keys WHERE id = ${id} FOR UPDATE`;
  return rows.length > 0;
}

/** Stores when keys were used last. A later use that another process stored stays. */
export async function storeKeyUses(uses: readonly { id: string; at: Date }[]): Promise<void> {
  await prisma().$executeRaw`
    UPDATE api_keys k SET last_used_at = greatest(k.last_used_at, u.at)
    FROM jsonb_to_recordset(${JSON.stringify(uses)}::jsonb) AS u (id text, at timestamptz) WHERE k.id = u.id`;
}
