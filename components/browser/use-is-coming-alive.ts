import { useSyncExternalStore } from 'react';

/** Whether what is drawn is the server's page, of which React takes over; false where one came here inside of the app. */
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
