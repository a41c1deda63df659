import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Suggestion } from '#contract/suggestions';
import { desk } from './desk';

const pauseMilliseconds = 300;

/** The beginning of an ID that the reader types, and the agent that was written before it. */
export type Beginning = { beginning: string; agentId: string | null };

/** `begin_so`: they begin with what was typed; otherwise they are similar to it. */
export type Suggestions = { suggestions: Suggestion[]; begin_so: boolean };

const none: Suggestions = { suggestions: [], begin_so: true };

/**
 * Returns the IDs that may be meant by what is being typed (null: not the beginning of an ID). The desk is asked after
 * a pause in typing, and an outdated request is aborted. Until there is a response, the suggestions of the last one
 * that still fit remain. A failure returns none: the look-up itself reports the problem.
 */
export function useSuggestions(typed: Beginning | null): Suggestions {
  const key = typed === null ? '' : `${typed.agentId ?? ''}/${typed.beginning}`;
  const [settled] = useDebouncedValue(key, pauseMilliseconds);
  const isAsked = typed !== null && settled === key;
  const { data, isPlaceholderData } = useQuery({
    queryKey: ['suggestions', isAsked ? key : ''] as const,
    queryFn: ({ signal }): Promise<Suggestions> => {
      const query = { beginning: typed?.beginning ?? '', ...(typed?.agentId ? { agent_id: typed.agentId } : {}) };
      return desk.listSuggestions({ query }, { signal });
    },
    enabled: isAsked,
    retry: false,
    placeholderData: keepPreviousData,
    meta: { isUnasked: true },
  });
  if (typed === null || data === undefined) return none;
  return isPlaceholderData ? fitting(data, typed) : data;
}

function fitting({ suggestions, begin_so }: Suggestions, { beginning, agentId }: Beginning): Suggestions {
  if (!begin_so) return none;
  const isFitting = ({ agent_id, session_id }: Suggestion) =>
    (agentId === null || agent_id === agentId) && (session_id ?? agent_id).startsWith(beginning);
  return { suggestions: suggestions.filter(isFitting), begin_so };
}
