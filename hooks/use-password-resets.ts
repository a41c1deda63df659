import { useMutation } from '@tanstack/react-query';
import { desk } from './desk';

/** Takes the end of a link for a new password; gives the mutation that sets it. */
export function useRedeemPasswordReset(token: string) {
  return useMutation({
    mutationFn: ({ password }: { password: string }) => desk.redeemPasswordReset({ body: { token, password } }),
  });
}

/** Takes a person's id; gives the mutation that makes them a link. The link is forgotten with what shows it. */
export function useCreatePasswordReset(id: string) {
  return useMutation({
    mutationFn: () => desk.createPasswordReset({ params: { person_id: id } }),
    gcTime: 0,
  });
}
