import { prisma } from './prisma';

export type SessionKey = { agent_id: string; id: string };

/** Whether this session exists. */
export async function sessionExists(agentId: string, sessionId: string): Promise<boolean> {
  const where = { agent_id_id: { agent_id: agentId, id: sessionId } };
  return (await prisma().session.findUnique({ where, select: { id: true } })) !== null;
}

/** Returns those of the agents that exist. */
export async function findExistingAgents(ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await prisma().agent.findMany({ where: { id: { in: [...ids] } }, select: { id: true } });
  return rows.map((row) => row.id);
}

/** The agents that hold each session id, sorted, within the given ones (null: all), at most `count` for each id. */
export async function findHolders(
  sessionIds: readonly string[],
  within: readonly string[] | null,
  count: number,
): Promise<SessionKey[]> {
  if (sessionIds.length === 0) return [];
  return prisma().$queryRaw<SessionKey[]>`
    SELECT held.agent_id, wanted.id FROM unnest(${sessionIds}::text[]) AS wanted (id) CROSS JOIN LATERAL (
      SELECT s.agent_id FROM sessions s
      WHERE s.id = wanted.id AND (${within === null} OR s.agent_id = ANY(${within ?? []}::text[]))
      ORDER BY s.agent_id LIMIT ${count}
    ) AS held ORDER BY held.agent_id`;
}

/** Returns those of the sessions that exist. */
export async function findExistingSessions(keys: readonly SessionKey[]): Promise<SessionKey[]> {
  if (keys.length === 0) return [];
  return prisma().$queryRaw<SessionKey[]>`
    SELECT s.agent_id, s.id
    FROM jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) AS wanted (agent_id text, id text)
    JOIN sessions s ON s.agent_id = wanted.agent_id AND s.id = wanted.id`;
}

export type Deletion = SessionKey & { deleted_at: Date; actor_label: string };

/** The last deletion of each session that was ever deleted. */
export async function findDeletions(keys: readonly SessionKey[]): Promise<Deletion[]> {
  if (keys.length === 0) return [];
  return prisma().$queryRaw<Deletion[]>`
    SELECT wanted.agent_id, wanted.id, gone.deleted_at, gone.actor_label
    FROM jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) AS wanted (agent_id text, id text) CROSS JOIN LATERAL (
      SELECT t.deleted_at, t.actor_label FROM tombstones t
      WHERE t.agent_id = wanted.agent_id AND t.session_id = wanted.id ORDER BY t.deleted_at DESC LIMIT 1
    ) AS gone`;
}

/** The last deletion of a session with each of these ids, under any of the given agents (null: all). */
export async function findDeletionsAnywhere(
  sessionIds: readonly string[],
  within: readonly string[] | null,
): Promise<Deletion[]> {
  if (sessionIds.length === 0) return [];
  return prisma().$queryRaw<Deletion[]>`
    SELECT gone.agent_id, wanted.id, gone.deleted_at, gone.actor_label
    FROM unnest(${sessionIds}::text[]) AS wanted (id) CROSS JOIN LATERAL (
      SELECT t.agent_id, t.deleted_at, t.actor_label FROM tombstones t
      WHERE t.session_id = wanted.id AND (${within === null} OR t.agent_id = ANY(${within ?? []}::text[]))
      ORDER BY t.deleted_at DESC LIMIT 1
    ) AS gone`;
}

/** What a call named. A later call has a greater `number`. */
export type NamedByCall = { request_id: string; number: bigint; agent_id: string; session_id: string | null };

/**
 * What the newest call with each request id named, among calls on one of the given agents (null: all). Only the last
 * `count` calls of each id are read, because a program may send one id with all its calls.
 */
export async function findCallTargets(
  requestIds: readonly string[],
  within: readonly string[] | null,
  count: number,
): Promise<NamedByCall[]> {
  if (requestIds.length === 0) return [];
  return prisma().$queryRaw<NamedByCall[]>`
    SELECT wanted.id AS request_id, newest.id AS number, newest.agent_id, newest.session_id
    FROM unnest(${requestIds}::text[]) AS wanted (id) CROSS JOIN LATERAL (
      SELECT last.id, last.agent_id, last.session_id
      FROM (SELECT c.id, c.agent_id, c.session_id FROM calls c
            WHERE c.request_id = wanted.id ORDER BY c.id DESC LIMIT ${count}) AS last
      WHERE last.agent_id IS NOT NULL AND (${within === null} OR last.agent_id = ANY(${within ?? []}::text[]))
      ORDER BY last.id DESC LIMIT 1
    ) AS newest`;
}

/**
 * The agents whose ids are next to this one in index order, `count` on each side. Neighbours share the longest
 * prefixes, and cost the same among ten agents and a million.
 */
export async function findSimilarAgents(id: string, within: { in: string[] } | undefined, count: number) {
  const select = { id: true } as const;
  const [after, before] = await Promise.all([
    prisma().agent.findMany({ where: { id: { gte: id, ...within } }, select, orderBy: { id: 'asc' }, take: count }),
    prisma().agent.findMany({ where: { id: { lt: id, ...within } }, select, orderBy: { id: 'desc' }, take: count }),
  ]);
  return [...after, ...before];
}

/** The neighbours of a session id under each of the agents, `count` on each side of each. */
export async function findSimilarSessions(agentIds: string[], id: string, count: number): Promise<SessionKey[]> {
  return prisma().$queryRaw<SessionKey[]>`
    SELECT near.agent_id, near.id FROM unnest(${agentIds}::text[]) AS agent (id) CROSS JOIN LATERAL (
      (SELECT s.agent_id, s.id FROM sessions s WHERE s.agent_id = agent.id AND s.id >= ${id} ORDER BY s.id LIMIT ${count})
      UNION ALL
      (SELECT s.agent_id, s.id FROM sessions s WHERE s.agent_id = agent.id AND s.id < ${id} ORDER BY s.id DESC LIMIT ${count})
    ) AS near`;
}

/** The neighbours of a session id under any agent, `count` on each side. */
export async function findSimilarSessionsAnywhere(id: string, count: number): Promise<SessionKey[]> {
  const select = { agent_id: true, id: true } as const;
  const [after, before] = await Promise.all([
    prisma().session.findMany({ where: { id: { gte: id } }, select, orderBy: { id: 'asc' }, take: count }),
    prisma().session.findMany({ where: { id: { lt: id } }, select, orderBy: { id: 'desc' }, take: count }),
  ]);
  return [...after, ...before];
}
