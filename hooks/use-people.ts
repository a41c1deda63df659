import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { Person } from '#contract/people';
import { desk } from './desk';
import { isOvertaken } from './overtaken';

/**
 * The ten sessions viewed most recently. Reading them is recorded, so what came with the page is not read again at
 * once.
 */
export function recentSessionsQuery() {
  return queryOptions({
    queryKey: ['me', 'recent_sessions'] as const,
    queryFn: async () => (await desk.listRecentSessions()).recent_sessions,
    staleTime: 30_000,
  });
}

/** Rows per page of the list of people. */
export const peopleOfPage = 50;

/** The filters of people; omitted ones do not filter. */
export type PeopleFilters = { q?: string; role?: Person['role']; state?: Person['state'] };

/** The fields of a person that can be changed; those left out stay as they are. */
export type PersonChange = Partial<Pick<Person, 'name' | 'email' | 'role' | 'agent_ids' | 'state'>>;

/** People, newest first, a page at a time. */
export function peopleQuery(filters: PeopleFilters) {
  return infiniteQueryOptions({
    queryKey: ['people', 'list', filters] as const,
    queryFn: ({ pageParam }) =>
      desk.listPeople({ query: { ...filters, limit: String(peopleOfPage), page_key: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.metadata.page_key,
  });
}

/** Returns the people that match the filters, with the previous ones until the new ones arrive. */
export function usePeople(filters: PeopleFilters) {
  return useInfiniteQuery({ ...peopleQuery(filters), placeholderData: keepPreviousData });
}

/** Returns a person as they are now: read whenever it is opened, since others also change people. */
export function usePerson(id: string) {
  return useQuery({
    queryKey: ['people', 'one', id] as const,
    queryFn: () => desk.getPerson({ params: { person_id: id } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/**
 * Returns the mutation that changes a person. `base` is the person as the reader saw them: if someone else has changed
 * the same fields since, nothing is changed, and the result is `{ theirs }`. The list is read again.
 */
export function useUpdatePerson(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async ({ base, change }: { base: Person; change: PersonChange }) => {
      const now = await desk.getPerson({ params: { person_id: id } });
      if (isOvertaken(base, now, change)) return { theirs: now };
      return { person: await desk.updatePerson({ params: { person_id: id }, body: change }) };
    },
    // Also after a failure: it may mean that someone else was faster.
    onSettled: () => void cache.invalidateQueries({ queryKey: ['people', 'list'] }),
  });
}
