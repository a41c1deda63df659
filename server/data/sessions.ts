import { type SessionState, type StateName, stateNames } from '#contract/session-fields';
import { Prisma } from './generated/client';
import type { Transaction } from './prisma';

// The names come from the contract, so none of them needs escaping.
const column = (name: StateName) => Prisma.raw(`"${name}"`);

/** The columns with what callers write to a session. */
const stateColumns = Prisma.join(stateNames.map(column));

/** A session to be stored, with everything derived from it. `masked_metadata` is JSON text. */
export type SessionContent = Omit<StoredSession, 'created_at'> & {
  masked_text: string;
  masked_metadata: string;
  mask_version: string;
  identity_hashes: string[];
};

/** A session as it is stored, without its search document. */
export type StoredSession = SessionState & {
  agent_id: string;
  id: string;
  created_at: Date;
  updated_at: Date;
  revision_id: string;
  updated_by: string;
};

/** A locked session, and the number of its newest revision. */
export type LockedSession = StoredSession & { number: number };

/** Returns a session, locked until the transaction ends; null if there is none. */
export async function lockSession(tx: Transaction, agentId: string, id: string): Promise<LockedSession | null> {
  const [row] = await tx.$queryRaw<StoredSession[]>`
    SELECT agent_id, id, ${stateColumns}, created_at, updated_at, revision_id, updated_by
    FROM sessions WHERE agent_id = ${agentId} AND id = ${id} FOR UPDATE`;
  if (row === undefined) return null;
  // A separate statement: the one that waited for the lock still sees the revisions from before its wait.
  const { _max } = await tx.revision.aggregate({
    where: { agent_id: agentId, session_id: id },
    _max: { number: true },
  });
  return { ...row, number: _max.number ?? 0 };
}

/** Stores a new session. Returns false if one with its ids exists already, which is left unchanged. */
export async function insertSession(tx: Transaction, row: SessionContent): Promise<boolean> {
  // In SQL, because the number literals of the jsonb columns must not pass through JavaScript's numbers.
  const inserted = await tx.$executeRaw`
    INSERT INTO sessions (agent_id, id, ${stateColumns}, created_at, updated_at, revision_id, updated_by,
                          masked_text, masked_metadata, mask_version, identity_hashes)
    VALUES (${row.agent_id}, ${row.id}, ${Prisma.join(stateNames.map((name) => row[name]))}, ${row.updated_at},
            ${row.updated_at}, ${row.revision_id}, ${row.updated_by}, ${row.masked_text},
            ${row.masked_metadata}::jsonb, ${row.mask_version}, ${row.identity_hashes}::text[])
    ON CONFLICT (agent_id, id) DO NOTHING`;
  return inserted === 1;
}

/** Stores a new state of a locked session. */
export async function updateSession(tx: Transaction, row: SessionContent): Promise<void> {
  await tx.$executeRaw`
    UPDATE sessions SET ${Prisma.join(stateNames.map((name) => Prisma.sql`${column(name)} = ${row[name]}`))},
           updated_at = ${row.updated_at}, revision_id = ${row.revision_id}, updated_by = ${row.updated_by},
           masked_text = ${row.masked_text}, masked_metadata = ${row.masked_metadata}::jsonb,
           mask_version = ${row.mask_version}, identity_hashes = ${row.identity_hashes}::text[]
    WHERE agent_id = ${row.agent_id} AND id = ${row.id}`;
}

/** Deletes sessions of an agent, at most `count`. Returns their ids; empty when there are no more. */
export async function deleteSomeSessions(tx: Transaction, agentId: string, count: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    DELETE FROM sessions s USING (
      SELECT agent_id, id FROM sessions WHERE agent_id = ${agentId} ORDER BY id LIMIT ${count} FOR UPDATE
    ) AS chosen
    WHERE s.agent_id = chosen.agent_id AND s.id = chosen.id RETURNING s.id`;
  return rows.map((row) => row.id);
}
