import { useMutation } from '@tanstack/react-query';
import { desk } from './desk';

/**
 * Returns the mutation that asks what a retention of a number of days (null: for ever) would remove now. It changes
 * nothing.
 */
export function useRetentionPreview() {
  return useMutation({
    mutationFn: (days: number | null) => desk.createRetentionPreview({ body: { audit_retention_days: days } }),
    gcTime: 0,
  });
}
