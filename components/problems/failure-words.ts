import type { Failure } from '#hooks/failures';
import type { WriteNumber } from '../numbers/use-number';
import { problemWords } from './problem-words';

type Said = {
  /** what did not happen, and what was kept */
  words: string;
  /** in place of `words` where no response came, so that nobody knows whether it happened */
  unknown?: string | undefined;
};

/** Returns a failure's title and, sentence by sentence, the reason and what to do. */
export function failureWords({ words, unknown }: Said, failure: Failure, write: WriteNumber) {
  const isUnknown = failure.code === 'unreachable' || failure.code === 'unreadable_answer';
  return {
    title: isUnknown ? (unknown ?? words) : words,
    sentences: [...failure.messages, ...nextSteps(failure, write)],
  };
}

function nextSteps({ code, messages, retryAfterSeconds }: Failure, write: WriteNumber): string[] {
  if (code === 'forbidden') return problemWords(code, messages).next;
  if (code === 'unauthorized') return ['Sign in again in another window, then try again here.'];
  if (code === 'unreachable') return ['Check your connection, then try again.'];
  if (retryAfterSeconds !== undefined) return [`Try again in ${write(retryAfterSeconds)} s.`];
  if (code === 'unavailable' || code === 'internal_error') {
    return ['Try again in a minute. If it keeps happening, tell the person who runs the desk.'];
  }
  return [];
}
