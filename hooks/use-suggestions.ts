import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Suggestion } from '#contract/suggestions';
import { desk } from './desk';

const pauseMilliseconds = 300;

/** The beginning of an ID that somebody types, and the agent that was written before it. */
export type Beginning = { beginning: string; agentId: string | null };

/** `begin_so`: they begin with what was typed; otherwise they are nearly it. */
export type Suggestions = { suggestions: Suggestion[]; begin_so: boolean };

const none: Suggestions = { suggestions: [], begin_so: true };

/**
 * Takes what is being typed (null: no beginning of an ID); gives the IDs that may be meant. The desk is asked after a
 * pause in typing, and a question that was overtaken is given up. Until there is an answer, of the last one remains
 * what still fits. A failure gives none: the look-up itself says what is wrong.
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
