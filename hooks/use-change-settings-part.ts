import { useMutation, useQueryClient } from '@tanstack/react-query';
import { desk } from './desk';
import { type SettingsChange, settingsQuery } from './use-settings';

type PartChange = {
  /** whether the part is still as it was when the change was begun */
  isAsKnown: (settings: Awaited<ReturnType<typeof desk.getSettings>>) => boolean;
  change: SettingsChange;
};

/**
 * Gives the mutation that changes a part of the settings, after reading them again: where another admin changed the same
 * part meanwhile, nothing is changed and the result is null. Either way `useSettings` gives what is read from then on.
 */
export function useChangeSettingsPart() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async ({ isAsKnown, change }: PartChange) => {
      const now = await cache.fetchQuery({ ...settingsQuery(), staleTime: 0 });
      if (!isAsKnown(now)) return null;
      const settings = await desk.updateSettings({ body: change });
      cache.setQueryData(settingsQuery().queryKey, settings);
      return settings;
    },
  });
}
