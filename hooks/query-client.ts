import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isSignedOut, isWorthRetrying } from './failures';

const maxRetries = 2;

/**
 * Creates the cache that all screens share. Takes what to do when a sign-in ends while a page is open. A read of
 * session data is a recorded access, so nothing is read again merely because a window got the focus.
 */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (isSignedOut(error)) onSignedOut();
  };
  // A request that the page makes by itself must not take readers away from what they are typing.
  const isUnasked = (meta: Record<string, unknown> | undefined) => meta?.isUnasked === true;
  return new QueryClient({
    queryCache: new QueryCache({ onError: (error, { meta }) => isUnasked(meta) || onError(error) }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        // Without a network a call fails at once with a message, instead of waiting silently.
        networkMode: 'always',
        staleTime: 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: (failures, error) => failures < maxRetries && isWorthRetrying(error),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
