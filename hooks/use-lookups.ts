import { useMutation } from '@tanstack/react-query';
import { desk } from './desk';

/** Gives the mutation that finds what a pasted text names. The text must be free of credentials already. */
export function useCreateLookup() {
  return useMutation({ mutationFn: (given: { text: string }) => desk.createLookup({ body: given }) });
}
