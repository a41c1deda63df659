import { prisma, type Transaction } from './prisma';

/** Locks an API key against changes until the transaction ends. Returns false if there is none. */
export async function lockApiKey(tx: Transaction, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM api_keys WHERE id = ${id} FOR UPDATE`;
  return rows.length > 0;
}

/** Stores the last uses of API keys. A later use stored by another process is kept. */
export async function storeKeyUses(uses: readonly { id: string; at: Date }[]): Promise<void> {
  await prisma().$executeRaw`
    UPDATE api_keys k SET last_used_at = greatest(k.last_used_at, u.at)
    FROM jsonb_to_recordset(${JSON.stringify(uses)}::jsonb) AS u (id text, at timestamptz) WHERE k.id = u.id`;
}
