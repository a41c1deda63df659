import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Input } from '#client/requests';
import type { Settings, updateSettings } from '#contract/settings';
import { desk } from './desk';

/** A change of the settings; fields left out stay as they are. */
export type SettingsChange = Input<typeof updateSettings>['body'];

const rebuildMilliseconds = 2_000;

/** The settings of the desk. They contain nothing of a session, so reading them is not recorded as an access. */
export function settingsQuery() {
  return queryOptions({
    queryKey: ['settings'] as const,
    queryFn: () => desk.getSettings(),
  });
}

/**
 * Returns the settings of the desk as they are now: another admin may have changed them. While the search data is being
 * rebuilt they are read repeatedly, to show the progress.
 */
export function useSettings() {
  return useQuery({
    ...settingsQuery(),
    refetchOnWindowFocus: 'always',
    refetchInterval: ({ state }: { state: { data?: Settings | undefined } }) =>
      state.data?.rebuild.state === 'running' ? rebuildMilliseconds : false,
  });
}

/** Returns the mutation that changes settings. `useSettings` then returns its response. */
export function useUpdateSettings() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SettingsChange) => desk.updateSettings({ body }),
    onSuccess: (settings) => cache.setQueryData(settingsQuery().queryKey, settings),
  });
}
