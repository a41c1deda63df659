import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { BrowseSessions } from '#components/session-lists/browse-sessions';
import { deskPages } from '#contract/desk-pages';
import { isDeskError } from '#contract/errors';
import { can } from '#contract/permissions';
import { filtersOf } from '#contract/session-filters';
import * as sessionCounts from '#core/sessions/counts';
import * as sessionLists from '#core/sessions/lists';
import type { CountsAhead } from '#hooks/use-session-counts';
import { sessionListQuery, sessionsOfPage } from '#hooks/use-session-lists';
import type { CurrentPerson } from '#server/auth';
import { type ListAddress, readListAddress } from '../../../components/addresses/list-address';
import { deskPage } from '../../desk-page';

export const metadata: Metadata = { title: 'Sessions' };

type SessionsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** All sessions that the reader can see, with the filters of the address. */
export default deskPage<SessionsPageProps>(deskPages.sessions, async (reader, { searchParams }) => {
  const address = readListAddress(queryOf(await searchParams));
  const cache = new QueryClient();
  const countsAhead = countAhead(reader, address);
  await readAhead(reader, address, cache);
  return (
    <HydrationBoundary state={dehydrate(cache)}>
      <BrowseSessions
        mayMatch={can(reader.actor, 'personal_data:read')}
        mayExport={can(reader.actor, 'exports:create')}
        countsAhead={countsAhead}
      />
    </HydrationBoundary>
  );
});

/**
 * Reads the list's page before rendering. Searches are left to the browser: they may take two seconds, and the page
 * should appear first. If a read fails, the open page repeats it and shows the response with its request id.
 */
async function readAhead({ actor, call }: CurrentPerson, address: ListAddress, cache: QueryClient): Promise<void> {
  const { filters, pageKey } = address;
  const { order_by, direction, ...kept } = filters;
  if (!isReadAhead(address)) return;
  const page = { limit: sessionsOfPage, page_key: pageKey, include: 'last_change' } as const;
  const query = { ...page, ...filtersOf(kept), order_by, direction };
  try {
    const answer =
      kept.agent_id === undefined
        ? await sessionLists.listAll(actor, { params: {}, query, body: null }, call)
        : await sessionLists.list(actor, { params: { agent_id: kept.agent_id }, query, body: null }, call);
    cache.setQueryData(sessionListQuery({ filters, pageKey, match: null }).queryKey, answer);
  } catch (error) {
    if (!isDeskError(error)) throw error;
  }
}

/**
 * Counts for the chart while the page is already being sent. Otherwise the page would ask for the counts at once, and
 * load the whole API client, which is a fifth of its weight. Null: the page asks itself, and shows what went wrong.
 */
async function countAhead({ actor, call }: CurrentPerson, address: ListAddress): Promise<CountsAhead | null> {
  const { order_by: _by, direction: _direction, ...kept } = address.filters;
  if (!isReadAhead(address)) return null;
  try {
    const query = { ...filtersOf(kept), agent_id: kept.agent_id };
    const counts = await sessionCounts.get(actor, { params: {}, query, body: null }, call);
    return { filters: kept, counts, at: Date.now() };
  } catch {
    return null;
  }
}

function isReadAhead({ filters: { q, metadata_filter }, problems }: ListAddress): boolean {
  return problems.length === 0 && q === undefined && metadata_filter === undefined;
}

function queryOf(given: Record<string, string | string[] | undefined>): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) {
    for (const each of typeof value === 'string' ? [value] : (value ?? [])) query.append(name, each);
  }
  return query;
}
