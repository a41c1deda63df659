import { useMutation } from '@tanstack/react-query';
import { desk } from './desk';

/** Takes the end of an invitation's link; gives the mutation that accepts it with a name and a password. */
export function useAcceptInvitation(token: string) {
  return useMutation({
    mutationFn: (given: { name: string; password: string }) => desk.acceptInvitation({ body: { token, ...given } }),
  });
}
