import { useQuery } from '@tanstack/react-query';
import { desk } from './desk';

/** Takes the id that an audit event names; gives what that change of the settings replaced, and what it set. */
export function useSettingChange(changeId: string) {
  return useQuery({
    queryKey: ['setting_changes', changeId] as const,
    queryFn: () => desk.getSettingChange({ params: { change_id: changeId } }),
    // It never changes, but it can be erased: nothing keeps it beyond the page's part that shows it.
    gcTime: 0,
  });
}
