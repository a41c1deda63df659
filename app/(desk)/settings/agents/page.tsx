import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { AgentList } from '#components/agents/agent-list';
import { Problem } from '#components/problems/problem';
import { isDeskError } from '#contract/errors';
import { requireAccess } from '#core/access/require-access';
import * as agents from '#core/agents/agents';
import { agentListQuery, agentsOfPage } from '#hooks/use-agents';
import { currentPerson } from '#server/auth';

export const metadata: Metadata = { title: 'Agents · Settings' };

/** The agents of the desk, for people who may create, change and delete them. */
export default async function AgentsSettingsPage(): Promise<ReactNode> {
  const reading = await currentPerson();
  if (reading === null) redirect('/sign-in');
  const { actor, call } = reading;
  try {
    requireAccess(actor, 'agents:write');
    const page = await agents.list(actor, { params: {}, query: { limit: agentsOfPage }, body: null });
    const cache = new QueryClient();
    cache.setQueryData(agentListQuery().queryKey, { pages: [page], pageParams: [undefined] });
    return (
      <HydrationBoundary state={dehydrate(cache)}>
        <AgentList origin={call.origin} />
      </HydrationBoundary>
    );
  } catch (error) {
    if (!isDeskError(error)) throw error;
    return <Problem code={error.code} messages={error.messages} requestId={call.requestId} />;
  }
}
