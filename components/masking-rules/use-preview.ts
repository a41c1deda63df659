import { useEffect, useState } from 'react';
import type { Outcome } from '#contract/lookups';
import type { Masking } from '#contract/masking';
import { withoutCredentials } from '#contract/pasted-text/credentials';
import { recognise } from '#contract/pasted-text/pasted-text';
import type { Preview } from '#contract/settings';
import { describeFailure } from '#hooks/failures';
import { useCreatePreview } from '#hooks/use-masking';
import type { SessionKey } from '../addresses/session-address';
import { isTooLarge, refusals } from '../lookups/refusals';
import { textOf } from './masking-draft';

/** The result of trying rules: the previews, and the rules that they belong to. */
export type Tried = {
  previews: readonly Preview[];
  session: SessionKey;
  shownUntil: string | null;
  rules: string;
};

/** The current and the proposed rules as one text: previews of other rules are out of date. */
export function rulesText(stored: Masking, proposed: Masking): string {
  return `${textOf(stored)}\n${textOf(proposed)}`;
}

/** Takes the suggested session. Returns the state of the box that tries the rules on a session. */
export function usePreview(suggested: string) {
  const create = useCreatePreview();
  const { data, reset } = create;
  const [typed, setTyped] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [hadCredential, setHadCredential] = useState(false);
  const [tried, setTried] = useState<Tried | null>(null);
  const [isOver, setOver] = useState(false);
  const text = typed ?? suggested;
  const shownUntil = tried?.shownUntil ?? null;

  // Revealed values are shown no longer than the reveal lasts.
  useEffect(() => {
    if (shownUntil === null) return;
    const timer = window.setTimeout(
      () => {
        reset();
        setTried(null);
        setOver(true);
      },
      Math.max(0, Date.parse(shownUntil) - Date.now()),
    );
    return () => window.clearTimeout(timer);
  }, [shownUntil, reset]);

  const change = (next: string) => {
    setTyped(next);
    setRefusal(null);
    setHadCredential(false);
    if (create.isError || data?.outcome !== undefined) reset();
  };

  const attempt = (stored: Masking, proposed: Masking) => {
    const read = readText(text);
    if (read.heldCredential) setTyped(read.text);
    setHadCredential(read.heldCredential);
    setRefusal('problem' in read ? read.problem : null);
    if ('problem' in read || create.isPending) return;
    const onSuccess = (answer: NonNullable<typeof data>) => {
      setOver(false);
      if (answer.previews !== undefined) setTried({ ...answer, rules: rulesText(stored, proposed) });
    };
    create.mutate({ ...read.session, masking: proposed }, { onSuccess });
  };

  const said = create.error === null ? null : fieldProblem(create.error);
  const unclear = data?.outcome === undefined ? null : outcomeWords(data.outcome);
  return {
    text,
    change,
    attempt,
    hadCredential,
    tried,
    isOver,
    isBusy: create.isPending,
    problem: refusal ?? said ?? unclear,
    /** the error, and whether it is shown at the field */
    error: create.error,
    isSaidAtField: said !== null,
  };
}

type Read = { text: string; heldCredential: boolean } & (
  | { problem: string }
  | { session: { agent_id: string | null; session_id: string } }
);

/** Only the IDs in a text are ever sent. */
function readText(given: string): Read {
  if (isTooLarge(given)) return { text: given, heldCredential: false, problem: refusals.tooLarge };
  const cut = withoutCredentials(given);
  const { agentId, sessionId, agentProblem, sessionProblem } = recognise(cut.text);
  const problem = sessionProblem ?? agentProblem;
  if (problem !== null) return { ...cut, problem };
  if (sessionId === null) return { ...cut, problem: 'Paste the ID, path or link of a session.' };
  return { ...cut, session: { agent_id: agentId, session_id: sessionId } };
}

/** Returns words for the field if the session is not available; null for any other failure. */
function fieldProblem(error: unknown): string | null {
  const { code, messages } = describeFailure(error);
  if (code === 'agent_not_found') return 'No agent has this ID. Check it against its source.';
  if (code === 'session_not_found') return 'This agent has no session with this ID. Check it against its source.';
  return code === 'forbidden' ? messages.join(' ') : null;
}

function outcomeWords(outcome: Outcome | null): string {
  switch (outcome?.outcome) {
    case 'found_under_several_agents':
      return 'Several agents have a session with this ID. Paste the agent ID too.';
    case 'deleted':
      return 'This session was deleted.';
    default:
      return 'No agent has a session with this ID. Check it against its source.';
  }
}
