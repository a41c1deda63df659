import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Verdict } from '#contract/verdicts';
import { desk } from './desk';
import { partCountsQuery } from './use-part-counts';
import { useReadPart } from './use-session-parts';
import { sessionPartsKey } from './use-sessions';

type SessionParams = { agent_id: string; session_id: string };

const rowsOfPage = 25;

/** Returns the verdicts of a session, newest first, a page at a time: the current ones, or all that were given. */
export function useVerdicts(params: SessionParams, history: boolean) {
  const readPart = useReadPart(params);
  return useInfiniteQuery({
    queryKey: [...sessionPartsKey(params), 'verdicts', history],
    queryFn: ({ pageParam }) =>
      readPart(() =>
        desk.listVerdicts({
          params,
          query: { limit: String(rowsOfPage), page_key: pageParam, history: history ? 'true' : 'false' },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.metadata.page_key,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Returns the mutation that gives or replaces the reader's verdict. It is done when the list shows it. */
export function useCreateVerdict(params: SessionParams) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (given: { verdict: Verdict['verdict']; comment: string }) =>
      desk.createVerdict({ params, body: given }),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: partCountsQuery(params).queryKey });
      return cache.invalidateQueries({ queryKey: [...sessionPartsKey(params), 'verdicts'] });
    },
  });
}
