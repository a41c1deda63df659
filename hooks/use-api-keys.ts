import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { Input } from '#client/requests';
import type { ApiKey, createApiKey, updateApiKey } from '#contract/api-keys';
import { desk } from './desk';

const all = ['api_keys'] as const;

/** Rows that are read at once, of keys and of their calls. */
export const keysOfPage = 25;

/** The keys of the desk in a state, or all (null), newest first, a page at a time. */
export function apiKeyListQuery(state: ApiKey['state'] | null) {
  return infiniteQueryOptions({
    queryKey: [...all, 'list', state] as const,
    queryFn: ({ pageParam }) =>
      desk.listApiKeys({ query: { limit: String(keysOfPage), page_key: pageParam, state: state ?? undefined } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.metadata.page_key,
  });
}

/** One key. */
export function apiKeyQuery(keyId: string) {
  return queryOptions({
    queryKey: [...all, 'key', keyId] as const,
    queryFn: () => desk.getApiKey({ params: { key_id: keyId } }),
  });
}

// Another tab or another admin may have changed keys. They hold nothing of a session, so reading them is no look.
const fresh = { refetchOnWindowFocus: 'always' } as const;

/** Gives the keys in a state. Old rows stay until those of another state are there. */
export function useApiKeys(state: ApiKey['state'] | null) {
  return useInfiniteQuery({ ...apiKeyListQuery(state), ...fresh, placeholderData: keepPreviousData });
}

/** Gives a key. */
export function useApiKey(keyId: string) {
  return useQuery({ ...apiKeyQuery(keyId), ...fresh });
}

/** Gives the calls of a key, newest first, a page at a time; with `failed` only those that failed. */
export function useApiKeyCalls(keyId: string, failed: boolean) {
  return useInfiniteQuery({
    queryKey: [...all, 'calls', keyId, failed] as const,
    queryFn: ({ pageParam }) =>
      desk.listApiKeyCalls({
        params: { key_id: keyId },
        query: { limit: String(keysOfPage), page_key: pageParam, ...(failed ? { failed: 'true' as const } : {}) },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.metadata.page_key,
    staleTime: 0,
    ...fresh,
    placeholderData: keepPreviousData,
  });
}

function useKeyChange<Given, Made>(change: (given: Given) => Promise<Made>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: change,
    // Some answers hold a new key: nothing keeps them once what shows them is gone.
    gcTime: 0,
    // After a refusal too: somebody else may have changed or revoked the key.
    onSettled: () => void cache.invalidateQueries({ queryKey: all }),
  });
}

/** Gives the mutation that makes a key. Its result holds the key itself, until what asked for it is gone. */
export function useCreateApiKey() {
  return useKeyChange((body: Input<typeof createApiKey>['body']) => desk.createApiKey({ body }));
}

/** Gives the mutation that changes a key, or switches it off or on. */
export function useUpdateApiKey(keyId: string) {
  return useKeyChange((body: Input<typeof updateApiKey>['body']) =>
    desk.updateApiKey({ params: { key_id: keyId }, body }),
  );
}

/** Gives the mutation that revokes a key for good. */
export function useRevokeApiKey(keyId: string) {
  return useKeyChange((_: null) => desk.deleteApiKey({ params: { key_id: keyId } }));
}

/** Gives the mutation that replaces a key by a new one. Its result holds the key itself, as with `useCreateApiKey`. */
export function useRotateApiKey(keyId: string) {
  return useKeyChange((body: { overlap_seconds: number }) => desk.rotateApiKey({ params: { key_id: keyId }, body }));
}
