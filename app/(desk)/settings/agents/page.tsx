import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { AgentList } from '#components/agents/agent-list';
import { deskPages } from '#contract/desk-pages';
import * as agents from '#core/agents/agents';
import { agentListQuery, agentsOfPage } from '#hooks/use-agents';
import { deskPage } from '../../../desk-page';

export const metadata: Metadata = { title: 'Agents · Settings' };

/** The agents of the desk, for people with permission to create, change and delete them. */
export default deskPage(deskPages.agents, async ({ actor, call }) => {
  const page = await agents.list(actor, { params: {}, query: { limit: agentsOfPage }, body: null });
  const cache = new QueryClient();
  cache.setQueryData(agentListQuery().queryKey, { pages: [page], pageParams: [undefined] });
  return (
    <HydrationBoundary state={dehydrate(cache)}>
      <AgentList origin={call.origin} />
    </HydrationBoundary>
  );
});
