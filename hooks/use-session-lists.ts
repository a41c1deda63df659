import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { ViewFilters } from '#contract/views';
import { desk } from './desk';

/** Rows of a page of the session list. */
export const sessionsOfPage = 25;

/** What a page of the list is asked for. `match` is an exact personal value: it lives in the open page alone. */
export type ListQuestion = { filters: ViewFilters; pageKey: string | undefined; match: string | null };

/**
 * A page of sessions, of one agent or of all that one may see. An answer to an exact personal value is dropped with
 * the page that shows it.
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

/** Takes the question; gives its page, and the page before for as long as the new one is on its way. */
export function useSessionList(question: ListQuestion, isAsked: boolean) {
  return useQuery({ ...sessionListQuery(question), enabled: isAsked, placeholderData: keepPreviousData });
}

/** A filter's true and false as a query writes them. */
export function written(value: boolean | undefined): 'true' | 'false' | undefined {
  return value === undefined ? undefined : value ? 'true' : 'false';
}
