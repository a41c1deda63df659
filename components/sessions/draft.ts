import { difference, type State } from '#contract/json-difference';
import { JsonTextError } from '#contract/json-text';
import { parseMetadata } from '#contract/metadata';
import type { Session } from '#contract/sessions';
import type { SessionChange } from '#hooks/use-sessions';
import type { WriteNumber } from '../numbers/use-number';
import { Replay, type ShownChange } from '../revisions/replay';

/** A session as edited in the form. An empty description means none where there was none before. */
export type Draft = { description: string; metadata: string };

const longestDescription = 10_000;

/** Where a text is invalid: `line` and `column` count from 1, `offset` from 0. */
export type TextProblem = { message: string; offset: number; line: number; column: number };

/** Returns the draft that editing a session starts from. */
export function draftOf(session: Session): Draft {
  return { description: session.description ?? '', metadata: session.metadata };
}

/** Returns what the contract's parser finds wrong with a metadata text, and where; null when it is valid. */
export function metadataProblem(text: string): TextProblem | null {
  try {
    parseMetadata(text);
    return null;
  } catch (error) {
    if (!(error instanceof JsonTextError)) throw error;
    const before = text.slice(0, error.offset);
    const line = before.split('\n').length;
    return { message: error.message, offset: error.offset, line, column: error.offset - before.lastIndexOf('\n') };
  }
}

/** Returns what is wrong with a description; null when it is valid. */
export function descriptionProblem(text: string, write: WriteNumber): string | null {
  const length = [...text].length;
  if (length <= longestDescription) return null;
  return `A description can have at most ${write(longestDescription)} characters; this one has ${write(length)}.`;
}

/** Returns what a draft changes in the session that it started from: only differences are sent. */
export function changeOf(base: Session, draft: Draft): SessionChange {
  const change: SessionChange = {};
  if (draft.description !== (base.description ?? '')) change.description = draft.description;
  if (draft.metadata !== base.metadata) change.metadata = draft.metadata;
  return change;
}

/** Returns what a change would do to a session, step by step with the values before. The metadata must be valid. */
export function stepsOf(session: Session, change: SessionChange): ShownChange[] {
  const after: State = {
    description: change.description === undefined ? session.description : change.description,
    metadata: change.metadata ?? session.metadata,
    enabled: change.enabled ?? session.enabled,
  };
  return new Replay(session).apply(difference(session, after));
}

/** Returns what changed in a session between two reads of it. */
export function stepsBetween(before: Session, after: Session): ShownChange[] {
  return new Replay(before).apply(difference(before, after));
}

/** Rebases a draft onto a newer session: edited fields stay as typed, the others take the newer values. */
export function movedTo(base: Session, draft: Draft, newer: Session): Draft {
  const change = changeOf(base, draft);
  const fresh = draftOf(newer);
  return {
    description: change.description === undefined ? fresh.description : draft.description,
    metadata: change.metadata === undefined ? fresh.metadata : draft.metadata,
  };
}
