import type { Transaction } from './prisma';

type StaleSession = { agent_id: string; id: string; description: string | null; metadata: string };

type StoredForms = {
  agent_id: string;
  id: string;
  masked_text: string;
  /** JSON text */
  masked_metadata: string;
  mask_version: string;
  identity_hashes: string[];
};

/**
 * Returns sessions whose search documents were built under another masking state, at most `count`, and locks them.
 * Sessions that another transaction has locked are skipped.
 */
export async function lockStaleSessions(tx: Transaction, version: string, count: number): Promise<StaleSession[]> {
  return tx.$queryRaw<StaleSession[]>`
    SELECT agent_id, id, description, metadata FROM sessions
    WHERE mask_version < ${version} OR mask_version > ${version}
    LIMIT ${count} FOR UPDATE SKIP LOCKED`;
}

/** Stores search documents. The sessions themselves, and their update times, are not changed. */
export async function storeSearchDocuments(tx: Transaction, rows: readonly StoredForms[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE sessions s SET masked_text = made.masked_text, masked_metadata = made.masked_metadata::jsonb,
           mask_version = made.mask_version, identity_hashes = made.identity_hashes
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS made (
      agent_id text, id text, masked_text text, masked_metadata text, mask_version text, identity_hashes text[])
    WHERE s.agent_id = made.agent_id AND s.id = made.id`;
}

/** Whether any session of the agents (null: all) has a stale search document. Two index lookups. */
export async function hasStaleSessions(
  tx: Transaction,
  version: string,
  agentIds: readonly string[] | null,
): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    (SELECT 1 AS stale FROM sessions WHERE mask_version < ${version}
       AND (${agentIds === null} OR agent_id = ANY(${agentIds ?? []}::text[])) LIMIT 1)
    UNION ALL
    (SELECT 1 FROM sessions WHERE mask_version > ${version}
       AND (${agentIds === null} OR agent_id = ANY(${agentIds ?? []}::text[])) LIMIT 1)`;
  return rows.length > 0;
}

/** How many sessions there are, and how many of them have stale search documents. */
export async function countStaleSessions(tx: Transaction, version: string): Promise<{ rows: number; stale: number }> {
  const [found] = await tx.$queryRaw<{ rows: number; stale: number }[]>`
    SELECT (SELECT count(*)::int FROM sessions) AS rows,
           (SELECT count(*)::int FROM sessions WHERE mask_version < ${version})
             + (SELECT count(*)::int FROM sessions WHERE mask_version > ${version}) AS stale`;
  return found ?? { rows: 0, stale: 0 };
}
