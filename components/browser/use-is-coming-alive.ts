import { useSyncExternalStore } from 'react';

/** Whether React is still hydrating the server's page; false after a navigation inside the app. */
export function useIsComingAlive(): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => false,
    () => true,
  );
}

function neverChanges(): () => void {
  return () => {};
}
