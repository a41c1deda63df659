import { useMutation, useQuery } from '@tanstack/react-query';
import { desk } from './desk';

/** Gives the mutation that finds what a pasted text names. The text must be free of credentials already. */
export function useCreateLookup() {
  return useMutation({ mutationFn: (given: { text: string }) => desk.createLookup({ body: given }) });
}

/**
 * Takes the two IDs of a session that was not found (null: none is missing); gives what the desk knows of it, such as who
 * deleted it, and what may be meant.
 */
export function useOutcomeOf(missing: { agent_id: string; session_id: string } | null) {
  const text = missing === null ? '' : `${missing.agent_id} ${missing.session_id}`;
  return useQuery({
    queryKey: ['outcomes', text] as const,
    queryFn: async () => (await desk.createLookup({ body: { text } })).outcomes[0] ?? null,
    enabled: missing !== null,
    retry: false,
  });
}
