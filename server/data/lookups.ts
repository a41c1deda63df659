import { prisma } from './prisma';

type SessionKey = { agent_id: string; id: string };

/** Whether this very session exists. */
export async function sessionExists(agentId: string, sessionId: string): Promise<boolean> {
  const where = { agent_id_id: { agent_id: agentId, id: sessionId } };
  return (await prisma().session.findUnique({ where, select: { id: true } })) !== null;
}

/** The agents that hold a session id, sorted, inside the given ones (undefined: all), at most `count`. */
export async function findHolders(sessionId: string, within: { in: string[] } | undefined, count: number) {
  const rows = await prisma().session.findMany({
    where: { id: sessionId, agent_id: within },
    select: { agent_id: true },
    orderBy: { agent_id: 'asc' },
    take: count,
  });
  return rows.map((row) => row.agent_id);
}

/**
 * The agents whose ids stand next to this one in the order of the index, `count` on each side. Neighbours share the
 * longest beginnings, and cost the same among ten agents and a million.
 */
export async function findNeighbourAgents(id: string, within: { in: string[] } | undefined, count: number) {
  const select = { id: true } as const;
  const [after, before] = await Promise.all([
    prisma().agent.findMany({ where: { id: { gte: id, ...within } }, select, orderBy: { id: 'asc' }, take: count }),
    prisma().agent.findMany({ where: { id: { lt: id, ...within } }, select, orderBy: { id: 'desc' }, take: count }),
  ]);
  return [...after, ...before];
}

/** The neighbours of a session id under each of the agents, `count` on each side of each. */
export async function findNeighbourSessions(agentIds: string[], id: string, count: number): Promise<SessionKey[]> {
  return prisma().$queryRaw<SessionKey[]>`
    SELECT near.agent_id, near.id FROM unnest(${agentIds}::text[]) AS agent (id) CROSS JOIN LATERAL (
      (SELECT s.agent_id, s.id FROM sessions s WHERE s.agent_id = agent.id AND s.id >= ${id} ORDER BY s.id LIMIT ${count})
      UNION ALL
      (SELECT s.agent_id, s.id FROM sessions s WHERE s.agent_id = agent.id AND s.id < ${id} ORDER BY s.id DESC LIMIT ${count})
    ) AS near`;
}

/** The neighbours of a session id under any agent, `count` on each side. */
export async function findNeighbourSessionsAnywhere(id: string, count: number): Promise<SessionKey[]> {
  const select = { agent_id: true, id: true } as const;
  const [after, before] = await Promise.all([
    prisma().session.findMany({ where: { id: { gte: id } }, select, orderBy: { id: 'asc' }, take: count }),
    prisma().session.findMany({ where: { id: { lt: id } }, select, orderBy: { id: 'desc' }, take: count }),
  ]);
  return [...after, ...before];
}
