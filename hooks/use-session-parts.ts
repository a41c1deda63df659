import { useQueryClient } from '@tanstack/react-query';
import { revealsQuery } from './use-reveals';

type SessionParams = { agent_id: string; session_id: string };

/**
 * Returns the function that reads a part of a session. A reveal that was started in another window also unmasks the
 * parts, so readers who may reveal learn of it together with them, and the page hides them when it ends.
 */
export function useReadPart(params: SessionParams): <Part>(read: () => Promise<Part>) => Promise<Part> {
  const cache = useQueryClient();
  const { queryKey } = revealsQuery(params);
  return async (read) => {
    const part = await read();
    if (cache.getQueryData(queryKey) !== undefined) await cache.refetchQueries({ queryKey, exact: true });
    return part;
  };
}
