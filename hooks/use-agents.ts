import { useQuery } from '@tanstack/react-query';
import type { Agent } from '#contract/agents';
import { desk } from './desk';

const mostPages = 20;

/** Gives the agents that one may see; of more than two thousand the newest, and that there are more. */
export function useAgents() {
  return useQuery({ queryKey: ['agents'] as const, queryFn: readAgents, staleTime: 300_000 });
}

async function readAgents(): Promise<{ agents: Agent[]; hasMore: boolean }> {
  const agents: Agent[] = [];
  let page_key: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await desk.listAgents({ query: { limit: '100', page_key } });
    agents.push(...answer.agents);
    page_key = answer.metadata.page_key;
    if (page_key === undefined) return { agents, hasMore: false };
  }
  return { agents, hasMore: true };
}
