import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { desk } from './desk';
import { sessionPartsKey } from './use-sessions';

type SessionParams = { agent_id: string; session_id: string };

/** Which calls are wanted: those of API keys alone, those that failed alone. */
export type CallsWanted = { byKeys: boolean; failed: boolean };

const rowsOfPage = 25;

/** Takes the two IDs; gives the calls on the session, newest first, a page at a time. Read anew whenever it is opened. */
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
    // Old rows stay until the new ones are there.
    placeholderData: keepPreviousData,
  });
}
