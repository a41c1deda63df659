import { infiniteQueryOptions, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Input } from '#client/requests';
import type { Agent, createAgent } from '#contract/agents';
import { desk } from './desk';
import { isOvertaken } from './overtaken';

const all = ['agents'] as const;
const maxPages = 20;

/** Rows per page of the list of agents. */
export const agentsOfPage = 50;

/** The fields of an agent that can be changed; those left out stay as they are. */
export type AgentChange = Partial<Pick<Agent, 'name' | 'description' | 'enabled'>>;

/** The agents that the reader can see: the newest two thousand, and whether there are more. */
export function useAgents() {
  return useQuery({ queryKey: [...all, 'choice'] as const, queryFn: readAgents, staleTime: 300_000 });
}

async function readAgents(): Promise<{ agents: Agent[]; hasMore: boolean }> {
  const agents: Agent[] = [];
  let page_key: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const answer = await desk.listAgents({ query: { limit: '100', page_key } });
    agents.push(...answer.agents);
    page_key = answer.metadata.page_key;
    if (page_key === undefined) return { agents, hasMore: false };
  }
  return { agents, hasMore: true };
}

/** The agents that the reader can see, newest first, a page at a time. */
export function agentListQuery() {
  return infiniteQueryOptions({
    queryKey: [...all, 'list'] as const,
    queryFn: ({ pageParam }) => desk.listAgents({ query: { limit: String(agentsOfPage), page_key: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.metadata.page_key,
  });
}

/** Returns the agents that the reader can see, newest first, a page at a time. */
export function useAgentList() {
  return useInfiniteQuery(agentListQuery());
}

/** Returns the mutation that creates an agent. The list shows it at once. */
export function useCreateAgent() {
  const { show, readAgain } = useKnownAgents();
  return useMutation({
    mutationFn: (body: Input<typeof createAgent>['body']) => desk.createAgent({ body }),
    onSuccess: (made) => show((agents, isFirstPage) => (isFirstPage ? [made, ...agents] : agents)),
    onSettled: readAgain,
  });
}

/**
 * Returns the mutation that changes an agent. `base` is the agent as the reader saw it: if someone else has changed the
 * same fields since, nothing is changed, and the result is `{ theirs }`.
 */
export function useUpdateAgent(id: string) {
  const { show, readAgain } = useKnownAgents();
  return useMutation({
    mutationFn: async ({ base, change }: { base: Agent; change: AgentChange }) => {
      const now = await desk.getAgent({ params: { agent_id: id } });
      if (isOvertaken<AgentChange>(base, now, change)) return { theirs: now };
      return { agent: await desk.updateAgent({ params: { agent_id: id }, body: change }) };
    },
    onSuccess: ({ theirs, agent = theirs }) =>
      show((agents) => agents.map((each) => (each.id === agent?.id ? agent : each))),
    // Also after a failure: it may mean that someone else has deleted it.
    onSettled: readAgain,
  });
}

/**
 * Returns the mutation that deletes an agent, and with `cascade` its sessions. `onEnd` is called when it ends, even if
 * the component is unmounted by then: with many sessions it takes minutes.
 */
export function useDeleteAgent(id: string, onEnd: (error: Error | null) => void) {
  const cache = useQueryClient();
  const { show, readAgain } = useKnownAgents();
  return useMutation({
    mutationFn: ({ cascade }: { cascade: boolean }) =>
      desk.deleteAgent({ params: { agent_id: id }, query: cascade ? { cascade: 'true' } : {} }),
    onSuccess: () => show((agents) => agents.filter((each) => each.id !== id)),
    onSettled: (_, error, { cascade }) => {
      // Its sessions are gone as well, and with them what lists, counts and links show of them.
      if (cascade) void cache.invalidateQueries();
      else readAgain();
      onEnd(error);
    },
  });
}

/**
 * Returns how many sessions an agent has. Takes the agent, and whether its sessions are being deleted. `isAtLeast`
 * means that there are more: counting stops after two seconds.
 */
export function useSessionsOfAgent(id: string, isDeleting: boolean) {
  return useQuery({
    queryKey: ['session_counts', 'of_agent', id] as const,
    queryFn: () => countSessions(id),
    staleTime: 0,
    gcTime: 0,
    refetchInterval: isDeleting ? 2_000 : false,
  });
}

async function countSessions(agent_id: string): Promise<{ count: number; isAtLeast: boolean }> {
  const { session_counts, metadata } = await desk.getSessionCounts({ query: { agent_id, bucket: 'month' } });
  const count = session_counts.reduce((sum, { enabled, disabled }) => sum + enabled + disabled, 0);
  return { count, isAtLeast: metadata.stopped };
}

/** Updates what the pages know about the agents at once, then reads it again, also for fields that offer agents. */
function useKnownAgents() {
  const cache = useQueryClient();
  const show = (change: (agents: Agent[], isFirstPage: boolean) => Agent[]) =>
    cache.setQueryData(
      agentListQuery().queryKey,
      (list) =>
        list && {
          ...list,
          pages: list.pages.map((page, at) => ({ ...page, agents: change(page.agents, at === 0) })),
        },
    );
  return { show, readAgain: () => void cache.invalidateQueries({ queryKey: all }) };
}
