import { difference, type State } from '#contract/json-difference';
import { JsonTextError } from '#contract/json-text';
import { parseMetadata } from '#contract/metadata';
import type { Session } from '#contract/sessions';
import type { SessionChange } from '#hooks/use-sessions';
import type { WriteNumber } from '../numbers/use-number';
import { Replay, type ShownChange } from '../revisions/replay';

/** What somebody typed of a session. An empty description is none where there was none before. */
export type Draft = { description: string; metadata: string };

const longestDescription = 10_000;

/** Where a text is not what it must be: `line` and `column` count from 1, `offset` from 0. */
export type TextProblem = { message: string; offset: number; line: number; column: number };

/** A session as it is put into the fields. */
export function draftOf(session: Session): Draft {
  return { description: session.description ?? '', metadata: session.metadata };
}

/** What is wrong with a metadata text by the contract's own parser, and where; null when nothing is. */
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

/** What is wrong with a description; null when nothing is. */
export function descriptionProblem(text: string, write: WriteNumber): string | null {
  const length = [...text].length;
  if (length <= longestDescription) return null;
  return `A description can have at most ${write(longestDescription)} characters; this one has ${write(length)}.`;
}

/** What a draft changes of the session that it was begun from: only what is different is sent. */
export function changeOf(base: Session, draft: Draft): SessionChange {
  const change: SessionChange = {};
  if (draft.description !== (base.description ?? '')) change.description = draft.description;
  if (draft.metadata !== base.metadata) change.metadata = draft.metadata;
  return change;
}

/** What a change would do to a session, step by step with the values before. The metadata must be without a problem. */
export function stepsOf(session: Session, change: SessionChange): ShownChange[] {
  const after: State = {
    description: change.description === undefined ? session.description : change.description,
    metadata: change.metadata ?? session.metadata,
    enabled: change.enabled ?? session.enabled,
  };
  return new Replay(session).apply(difference(session, after));
}

/** What became of a session between two readings of it. */
export function stepsBetween(before: Session, after: Session): ShownChange[] {
  return new Replay(before).apply(difference(before, after));
}

/** A draft moved to a newer reading of the session: what was typed stays, what was not touched is as it is there. */
export function movedTo(base: Session, draft: Draft, newer: Session): Draft {
  const change = changeOf(base, draft);
  const fresh = draftOf(newer);
  return {
    description: change.description === undefined ? fresh.description : draft.description,
    metadata: change.metadata === undefined ? fresh.metadata : draft.metadata,
  };
}
