import { useQuery } from '@tanstack/react-query';
import { desk } from './desk';

/** Takes the id in an audit event; returns what that change of the settings replaced, and what it set. */
export function useSettingChange(changeId: string) {
  return useQuery({
    queryKey: ['setting_changes', changeId] as const,
    queryFn: () => desk.getSettingChange({ params: { change_id: changeId } }),
    // It never changes, but it can be erased: it is dropped when the component that shows it is unmounted.
    gcTime: 0,
  });
}
