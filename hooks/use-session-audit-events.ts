import { useInfiniteQuery } from '@tanstack/react-query';
import { desk } from './desk';
import { sessionPartsKey } from './use-sessions';

type SessionParams = { agent_id: string; session_id: string };

const rowsOfPage = 25;

/**
 * Returns the audit events of a session, newest first, a page at a time. Read again whenever it is opened: a list that
 * is a minute old would not show the reader's own access.
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
