import { useMutation, useQueryClient } from '@tanstack/react-query';
import { desk } from './desk';
import { signInsQuery } from './use-sign-ins';

/** Returns the mutation that changes the reader's own name. */
export function useRenameMe() {
  return useMutation({ mutationFn: (name: string) => desk.updateMe({ body: { name } }) });
}

/**
 * Returns the mutation that sets a new password. It ends all other sign-ins, so they are read again. Neither password
 * is kept.
 */
export function useChangePassword() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (password: { current: string; new: string }) => desk.updateMe({ body: { password } }),
    gcTime: 0,
    onSuccess: () => void cache.invalidateQueries({ queryKey: signInsQuery().queryKey }),
  });
}
