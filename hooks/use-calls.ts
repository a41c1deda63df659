import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { desk } from './desk';
import { sessionPartsKey } from './use-sessions';

type SessionParams = { agent_id: string; session_id: string };

/** Which calls to show: only those of API keys, only failed ones. */
export type CallsWanted = { byKeys: boolean; failed: boolean };

const rowsOfPage = 25;

/** Returns the calls on a session, newest first, a page at a time. Read again whenever it is opened. */
export function useSessionCalls(params: SessionParams, { byKeys, failed }: CallsWanted) {
  return useInfiniteQuery({
    queryKey: [...sessionPartsKey(params), 'calls', byKeys, failed],
    queryFn: ({ pageParam }) =>
      desk.listSessionCalls({
        params,
        query: {
          limit: String(rowsOfPage),
          page_key: pageParam,
          ...(byKeys ? { actor_kind: 'api_key' as const } : {}),
          ...(failed ? { failed: 'true' as const } : {}),
        },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.metadata.page_key,
    staleTime: 0,
    // Old rows stay until the new ones arrive.
    placeholderData: keepPreviousData,
  });
}

/** A page of the calls of one request id, as the API returns it. */
export type CallsPage = Awaited<ReturnType<typeof desk.listCallsOfRequest>>;

/**
 * Returns the calls of a request id, newest first, older ones on demand. Takes the id and the first page of its calls.
 */
export function useCallsOfRequest(requestId: string, first: CallsPage) {
  return useInfiniteQuery({
    queryKey: ['calls', requestId],
    queryFn: ({ pageParam }) =>
      desk.listCallsOfRequest({
        params: { request_id: requestId },
        query: { limit: String(rowsOfPage), page_key: pageParam },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.metadata.page_key,
    initialData: { pages: [first], pageParams: [undefined] },
    staleTime: Number.POSITIVE_INFINITY,
  });
}
