import { useMutation } from '@tanstack/react-query';
import { desk } from './desk';

/** Takes the token of a password reset link; returns the mutation that sets the password. */
export function useRedeemPasswordReset(token: string) {
  return useMutation({
    mutationFn: ({ password }: { password: string }) => desk.redeemPasswordReset({ body: { token, password } }),
  });
}

/** Takes a person's id; returns the mutation that creates a link for them. The link is dropped on unmounting. */
export function useCreatePasswordReset(id: string) {
  return useMutation({
    mutationFn: () => desk.createPasswordReset({ params: { person_id: id } }),
    gcTime: 0,
  });
}
