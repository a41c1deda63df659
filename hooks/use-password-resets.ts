import { useMutation } from '@tanstack/react-query';
import { desk } from './desk';

/** Takes the end of a link for a new password; gives the mutation that sets it. */
export function useRedeemPasswordReset(token: string) {
  return useMutation({
    mutationFn: ({ password }: { password: string }) => desk.redeemPasswordReset({ body: { token, password } }),
  });
}
