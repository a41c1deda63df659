import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { KeyList } from '#components/api-keys/key-list';
import { deskPages } from '#contract/desk-pages';
import * as apiKeys from '#core/api-keys/api-keys';
import { apiKeyListQuery, keysOfPage } from '#hooks/use-api-keys';
import { readKeyState } from '../../../components/api-keys/key-words';
import { deskPage } from '../../desk-page';
import { exampleSession } from './example-session';

export const metadata: Metadata = { title: 'API keys' };

type ApiKeysPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The desk's API keys, for people with permission to create keys. */
export default deskPage<ApiKeysPageProps>(deskPages.apiKeys, async ({ actor }, { searchParams }) => {
  const { state: given } = await searchParams;
  const state = readKeyState(typeof given === 'string' ? given : null);
  const cache = new QueryClient();
  const query = { limit: keysOfPage, state: state ?? undefined };
  const page = await apiKeys.list(actor, { params: {}, query, body: null });
  cache.setQueryData(apiKeyListQuery(state).queryKey, { pages: [page], pageParams: [undefined] });
  const { permissions, agentIds } = actor;
  return (
    <HydrationBoundary state={dehydrate(cache)}>
      <KeyList access={{ permissions, agentIds }} example={await exampleSession(actor)} />
    </HydrationBoundary>
  );
});
