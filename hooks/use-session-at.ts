import { useQuery } from '@tanstack/react-query';
import type { Session } from '#contract/sessions';
import { desk } from './desk';
import { useReadPart } from './use-session-parts';
import { sessionPartsKey } from './use-sessions';

type SessionParams = { agent_id: string; session_id: string };

/** Returns a session as it was at a time; null for the time reads nothing. */
export function useSessionAt(params: SessionParams, at: string | null) {
  const readPart = useReadPart(params);
  return useQuery({
    queryKey: [...sessionPartsKey(params), 'at', at],
    queryFn: () => readPart(() => readSessionAt(params, at ?? '')),
    enabled: at !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Reads a session as it was at a time, which is a recorded access. Throws ApiFailure. */
export async function readSessionAt(params: SessionParams, at: string): Promise<Session> {
  const answer = await desk.listRevisions({ params, query: { at } });
  if ('revisions' in answer) throw new Error('Expected a session as it was at a moment.');
  return answer;
}
