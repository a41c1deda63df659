import { useInfiniteQuery } from '@tanstack/react-query';
import { desk } from './desk';
import { sessionPartsKey } from './use-sessions';

type SessionParams = { agent_id: string; session_id: string };

const rowsOfPage = 25;

/**
 * Takes the two IDs; gives who did or saw what with the session, newest first, a page at a time. Read anew whenever it
 * is opened: a record that is a minute old would not show one's own look.
 */
export function useSessionAuditEvents(params: SessionParams) {
  return useInfiniteQuery({
    queryKey: [...sessionPartsKey(params), 'audit_events'],
    queryFn: ({ pageParam }) =>
      desk.listSessionAuditEvents({ params, query: { limit: String(rowsOfPage), page_key: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.metadata.page_key,
    staleTime: 0,
  });
}
