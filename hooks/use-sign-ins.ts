import { infiniteQueryOptions, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { desk } from './desk';

/** Rows per page of the reader's own sign-ins. */
export const signInsOfPage = 25;

/** The reader's own active sign-ins, newest first, a page at a time. */
export function signInsQuery() {
  return infiniteQueryOptions({
    queryKey: ['me', 'sign_ins'] as const,
    queryFn: ({ pageParam }) => desk.listSignIns({ query: { limit: String(signInsOfPage), page_key: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.metadata.page_key,
  });
}

/** Returns the reader's own sign-ins. */
export function useSignIns() {
  return useInfiniteQuery(signInsQuery());
}

/** Returns the mutation that ends one of the reader's own sign-ins. */
export function useEndSignIn(onError: (error: unknown) => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => desk.deleteSignIn({ params: { sign_in_id: id } }),
    onError,
    // Also after a failure: it may have ended already.
    onSettled: () => cache.invalidateQueries({ queryKey: signInsQuery().queryKey }),
  });
}

/** Returns the mutation that ends all of the reader's sign-ins, or all but this one. */
export function useEndSignIns() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ keepCurrent }: { keepCurrent: boolean }) =>
      desk.deleteSignIns({ query: { keep_current: keepCurrent ? 'true' : 'false' } }),
    onSuccess: (_, { keepCurrent }) =>
      keepCurrent ? cache.invalidateQueries({ queryKey: signInsQuery().queryKey }) : undefined,
  });
}
