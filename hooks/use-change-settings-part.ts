import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Settings } from '#contract/settings';
import { type SettingsChange, settingsQuery, useUpdateSettings } from './use-settings';

type PartChange = {
  /** whether the part is still as it was when the change was started */
  isAsKnown: (settings: Settings) => boolean;
  change: SettingsChange;
};

/**
 * Returns the mutation that changes a part of the settings, after reading them again: if another admin has changed the
 * same part, nothing is changed and the result is null. In both cases `useSettings` then returns what was read.
 */
export function useChangeSettingsPart() {
  const cache = useQueryClient();
  const { mutateAsync: update } = useUpdateSettings();
  return useMutation({
    mutationFn: async ({ isAsKnown, change }: PartChange) => {
      const now = await cache.fetchQuery({ ...settingsQuery(), staleTime: 0 });
      return isAsKnown(now) ? update(change) : null;
    },
  });
}
