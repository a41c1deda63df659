import { useQuery } from '@tanstack/react-query';
import { desk } from './desk';

type SessionParams = { agent_id: string; session_id: string };

/**
 * Takes the two IDs; gives the session with everything masked, whatever a reveal has opened: two sessions are compared by
 * their placeholders. It is a recorded look, so it is read once for as long as a page shows it, and forgotten afterwards.
 */
export function useMaskedSession({ agent_id, session_id }: SessionParams) {
  return useQuery({
    queryKey: ['masked_sessions', agent_id, session_id] as const,
    queryFn: () => desk.getSession({ params: { agent_id, session_id }, query: { masked: 'true' } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}
