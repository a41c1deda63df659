import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { KeyList } from '#components/api-keys/key-list';
import { Problem } from '#components/problems/problem';
import { isDeskError } from '#contract/errors';
import * as apiKeys from '#core/api-keys/api-keys';
import { apiKeyListQuery, keysOfPage } from '#hooks/use-api-keys';
import { currentPerson } from '#server/auth';
import { readKeyState } from '../../../components/api-keys/key-words';
import { exampleSession } from './example-session';

export const metadata: Metadata = { title: 'API keys' };

type ApiKeysPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The desk's API keys, for people who may create them. */
export default async function ApiKeysPage({ searchParams }: ApiKeysPageProps): Promise<ReactNode> {
  const reading = await currentPerson();
  if (reading === null) redirect('/sign-in');
  const { actor, call } = reading;
  const { state: given } = await searchParams;
  const state = readKeyState(typeof given === 'string' ? given : null);
  const cache = new QueryClient();
  try {
    const query = { limit: keysOfPage, state: state ?? undefined };
    const page = await apiKeys.list(actor, { params: {}, query, body: null });
    cache.setQueryData(apiKeyListQuery(state).queryKey, { pages: [page], pageParams: [undefined] });
  } catch (error) {
    if (!isDeskError(error)) throw error;
    return <Problem code={error.code} messages={error.messages} requestId={call.requestId} />;
  }
  const { permissions, agentIds } = actor;
  return (
    <HydrationBoundary state={dehydrate(cache)}>
      <KeyList access={{ permissions, agentIds }} example={await exampleSession(actor)} />
    </HydrationBoundary>
  );
}
