import { useQuery } from '@tanstack/react-query';
import { desk } from './desk';

/** Returns what a change of the settings replaced, and what it set. Takes the change's id from its audit event. */
export function useSettingChange(changeId: string) {
  return useQuery({
    queryKey: ['setting_changes', changeId] as const,
    queryFn: () => desk.getSettingChange({ params: { change_id: changeId } }),
    // It never changes, but it can be erased: it is dropped when the component that shows it is unmounted.
    gcTime: 0,
  });
}
