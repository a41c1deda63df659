import type { Access } from '#contract/permissions';
import { prisma } from '#data/prisma';

/** The condition that keeps a query inside the actor's agents; undefined where it may see all. */
export function reachableAgents(access: Access): { in: string[] } | undefined {
  return access.agentIds === null ? undefined : { in: [...access.agentIds] };
}

/** The agent list of a stored person or key: null means all agents, an empty list none. */
export function agentIdsOf(row: { all_agents: boolean; agent_ids: string[] }): string[] | null {
  return row.all_agents ? null : row.agent_ids;
}

/** Whether the agent exists. Ask only after access to it is decided. */
export async function agentExists(agentId: string): Promise<boolean> {
  return (await prisma().agent.findUnique({ where: { id: agentId }, select: { id: true } })) !== null;
}
