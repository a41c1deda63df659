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

/** Rows per page, of keys and of their calls. */
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

// Another tab or another admin may have changed keys. They contain nothing of a session, so reading them is not
// recorded as an access.
const fresh = { refetchOnWindowFocus: 'always' } as const;

/** Returns the keys in a state. Old rows stay until those of the new state arrive. */
export function useApiKeys(state: ApiKey['state'] | null) {
  return useInfiniteQuery({ ...apiKeyListQuery(state), ...fresh, placeholderData: keepPreviousData });
}

/** Returns a key. */
export function useApiKey(keyId: string) {
  return useQuery({ ...apiKeyQuery(keyId), ...fresh });
}

/** Returns the calls of a key, newest first, a page at a time; with `failed` only those that failed. */
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
    // Some responses contain a new key: they are dropped once the component that shows them is unmounted.
    gcTime: 0,
    // After a refusal too: someone else may have changed or revoked the key.
    onSettled: () => void cache.invalidateQueries({ queryKey: all }),
  });
}

/** Returns the mutation that creates a key. Its result contains the key itself until the component is unmounted. */
export function useCreateApiKey() {
  return useKeyChange((body: Input<typeof createApiKey>['body']) => desk.createApiKey({ body }));
}

/** Returns the mutation that changes a key, or disables or enables it. */
export function useUpdateApiKey(keyId: string) {
  return useKeyChange((body: Input<typeof updateApiKey>['body']) =>
    desk.updateApiKey({ params: { key_id: keyId }, body }),
  );
}

/** Returns the mutation that revokes a key permanently. */
export function useRevokeApiKey(keyId: string) {
  return useKeyChange((_: null) => desk.deleteApiKey({ params: { key_id: keyId } }));
}

/**
 * Returns the mutation that replaces a key with a new one. Its result contains the key itself, as in `useCreateApiKey`.
 */
export function useRotateApiKey(keyId: string) {
  return useKeyChange((body: { overlap_seconds: number }) => desk.rotateApiKey({ params: { key_id: keyId }, body }));
}
