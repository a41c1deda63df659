import { useMutation, useQuery } from '@tanstack/react-query';
import { desk } from './desk';

/** Returns the mutation that looks up what a pasted text names. The text must already be free of credentials. */
export function useCreateLookup() {
  return useMutation({ mutationFn: (given: { text: string }) => desk.createLookup({ body: given }) });
}

/**
 * Returns what the desk knows about a session that was not found, such as who deleted it, and what may have been meant.
 * Takes its two IDs, or null if none is missing.
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
