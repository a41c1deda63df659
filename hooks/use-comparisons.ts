import { useQuery } from '@tanstack/react-query';
import { desk } from './desk';

type SessionParams = { agent_id: string; session_id: string };

/**
 * Returns a session with everything masked, even during a reveal: two sessions are compared by their placeholders. Each
 * read is a recorded access, so it is read once as long as a page shows it, and dropped afterwards.
 */
export function useMaskedSession({ agent_id, session_id }: SessionParams) {
  return useQuery({
    queryKey: ['masked_sessions', agent_id, session_id] as const,
    queryFn: () => desk.getSession({ params: { agent_id, session_id }, query: { masked: 'true' } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}
