import { prisma } from './prisma';

/** One call under /v2, as it is kept. */
export type CallRow = {
  request_id: string;
  at: Date;
  actor_kind: string;
  actor_id: string | null;
  actor_label: string;
  method: string;
  route: string;
  agent_id: string | null;
  session_id: string | null;
  status: number;
  code: string | null;
  duration_ms: number;
};

/** Writes calls, in order, in one statement that PostgreSQL parses in the same time for one row and for a thousand. */
export async function insertCalls(rows: readonly CallRow[]): Promise<void> {
  await prisma().$executeRaw`
    INSERT INTO calls (request_id, at, actor_kind, actor_id, actor_label, method, route, agent_id, session_id, status,
                       code, duration_ms)
    SELECT request_id, at, actor_kind, actor_id, actor_label, method, route, agent_id, session_id, status, code,
           duration_ms
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS call (
      request_id text, at timestamptz, actor_kind text, actor_id text, actor_label text, method text, route text,
      agent_id text, session_id text, status int, code text, duration_ms int)`;
}

/** Removes calls from before a time, at most `count` at once. Gives how many there were. */
export async function deleteCallsBefore(time: Date, count: number): Promise<number> {
  return prisma().$executeRaw`
    DELETE FROM calls WHERE id IN (SELECT id FROM calls WHERE at < ${time} ORDER BY at LIMIT ${count})`;
}
