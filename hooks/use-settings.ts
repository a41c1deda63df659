import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Input } from '#client/requests';
import type { Settings, updateSettings } from '#contract/settings';
import { desk } from './desk';

/** What is changed of the settings; what is left out stays. */
export type SettingsChange = Input<typeof updateSettings>['body'];

const rebuildMilliseconds = 2_000;

/** The settings of the desk. They hold nothing of a session, so reading them is no look. */
export function settingsQuery() {
  return queryOptions({
    queryKey: ['settings'] as const,
    queryFn: () => desk.getSettings(),
  });
}

/**
 * Gives the settings of the desk as they are now: another admin may have changed them. While search is being made anew
 * they are read again and again, so that one sees how far it is.
 */
export function useSettings() {
  return useQuery({
    ...settingsQuery(),
    refetchOnWindowFocus: 'always',
    refetchInterval: ({ state }: { state: { data?: Settings | undefined } }) =>
      state.data?.rebuild.state === 'running' ? rebuildMilliseconds : false,
  });
}

/** Gives the mutation that changes settings. What it answers is what `useSettings` gives from then on. */
export function useUpdateSettings() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SettingsChange) => desk.updateSettings({ body }),
    onSuccess: (settings) => cache.setQueryData(settingsQuery().queryKey, settings),
  });
}
