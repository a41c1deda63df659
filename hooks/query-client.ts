import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isSignedOut, isWorthRetrying } from './failures';

const maxRetries = 2;

/**
 * Takes what to do when a sign-in has ended while a page is open; gives the cache that all screens share.
 * A read of session data is a recorded look, so nothing is ever read again merely because a window got the focus.
 */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (isSignedOut(error)) onSignedOut();
  };
  // What a page asks for by itself while somebody types takes nobody away from what they type.
  const isUnasked = (meta: Record<string, unknown> | undefined) => meta?.isUnasked === true;
  return new QueryClient({
    queryCache: new QueryCache({ onError: (error, { meta }) => isUnasked(meta) || onError(error) }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        // Without a network a call fails at once and says so, instead of waiting in silence.
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
