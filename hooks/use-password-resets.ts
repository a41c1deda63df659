import { useMutation } from '@tanstack/react-query';
import { desk } from './desk';

/** Returns the mutation that sets a new password. Takes the token of the password reset link. */
export function useRedeemPasswordReset(token: string) {
  return useMutation({
    mutationFn: ({ password }: { password: string }) => desk.redeemPasswordReset({ body: { token, password } }),
  });
}

/** Returns the mutation that creates a password reset link for a person. The link is dropped on unmounting. */
export function useCreatePasswordReset(id: string) {
  return useMutation({
    mutationFn: () => desk.createPasswordReset({ params: { person_id: id } }),
    gcTime: 0,
  });
}
