import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import type { Revision } from '#contract/revisions';
import type { Session } from '#contract/sessions';
import { desk } from './desk';
import { partCountsQuery } from './use-part-counts';
import { readSessionAt } from './use-session-at';
import { useReadPart } from './use-session-parts';
import { sessionPartsKey } from './use-sessions';

type SessionParams = { agent_id: string; session_id: string };

const rowsOfPage = 25;

/** Revisions, newest first; `before` is the state that the oldest of them changed, null if it created the session. */
export type RevisionPage = { revisions: Revision[]; before: Session | null; pageKey: string | undefined };

/** Returns a session's revisions, newest first, a page at a time. Each page is a recorded access. */
export function useRevisions(params: SessionParams) {
  const readPart = useReadPart(params);
  const cache = useQueryClient();
  return useInfiniteQuery({
    queryKey: [...sessionPartsKey(params), 'revisions'],
    queryFn: async ({ pageParam }) => {
      const page = await readPart(() => readPage(params, pageParam));
      const newest = pageParam === undefined ? page.revisions[0]?.number : undefined;
      // Someone may have changed the session since its revisions were counted.
      if (newest !== undefined) {
        cache.setQueryData(partCountsQuery(params).queryKey, (counts) => counts && { ...counts, revisions: newest });
      }
      return page;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: RevisionPage) => page.pageKey,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

async function readPage(params: SessionParams, pageKey: string | undefined): Promise<RevisionPage> {
  const answer = await desk.listRevisions({ params, query: { limit: String(rowsOfPage), page_key: pageKey } });
  if (!('revisions' in answer)) throw new Error('Expected a list of revisions.');
  const oldest = answer.revisions.at(-1);
  const began = oldest === undefined || oldest.number === 1;
  // The changes contain only new values; the old ones come from the state before the oldest change.
  const before = began ? null : await readSessionAt(params, new Date(Date.parse(oldest.at) - 1).toISOString());
  return { revisions: answer.revisions, before, pageKey: answer.metadata.page_key };
}
