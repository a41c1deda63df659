import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { ViewFilters } from '#contract/views';
import { desk } from './desk';

/** Rows per page of the session list. */
export const sessionsOfPage = 25;

/** The query for a page of the list. `match` is an exact personal value: it exists only in the open page. */
export type ListQuestion = { filters: ViewFilters; pageKey: string | undefined; match: string | null };

/**
 * A page of sessions, of one agent or of all that the reader can see. A response to an exact personal value is dropped
 * with the page that shows it.
 */
export function sessionListQuery({ filters, pageKey, match }: ListQuestion) {
  return queryOptions({
    queryKey: ['session_list', filters, pageKey ?? null, match] as const,
    queryFn: () => {
      const { agent_id, enabled, ...rest } = filters;
      const query = {
        ...rest,
        enabled: written(enabled),
        limit: String(sessionsOfPage),
        include: 'last_change' as const,
        page_key: pageKey,
        match: match ?? undefined,
      };
      return agent_id === undefined
        ? desk.listAllSessions({ query })
        : desk.listSessions({ params: { agent_id }, query });
    },
    ...(match === null ? {} : { gcTime: 0 }),
  });
}

/** Returns the page that a query asks for, and the previous page until the new one arrives. */
export function useSessionList(question: ListQuestion, isAsked: boolean) {
  return useQuery({ ...sessionListQuery(question), enabled: isAsked, placeholderData: keepPreviousData });
}

/** A boolean filter as it is written in a query. */
export function written(value: boolean | undefined): 'true' | 'false' | undefined {
  return value === undefined ? undefined : value ? 'true' : 'false';
}
