import { difference } from '#contract/json-difference';
import { JsonTextError } from '#contract/json-text';
import { parseMetadata } from '#contract/metadata';
import { sessionFields, stateAfter, type TextName, textNames } from '#contract/session-fields';
import type { Session } from '#contract/sessions';
import type { SessionChange } from '#hooks/use-sessions';
import type { WriteNumber } from '../numbers/use-number';
import { Replay, type ShownChange } from '../revisions/replay';

/** A session as edited in the form. An empty text means none where there was none before. */
export type Draft = Record<TextName, string> & { metadata: string };

/** Where a text is invalid: `line` and `column` count from 1, `offset` from 0. */
export type TextProblem = { message: string; offset: number; line: number; column: number };

/** Returns the draft that editing a session starts from. */
export function draftOf(session: Session): Draft {
  return draftFrom((name) => session[name] ?? '', session.metadata);
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

/** Returns what is wrong with a text field; null when it is valid. */
export function textProblem(name: TextName, text: string, write: WriteNumber): string | null {
  const {
    label,
    write: { maxLength },
  } = sessionFields[name];
  const length = [...text].length;
  if (length <= maxLength) return null;
  return `A ${label.toLowerCase()} can have at most ${write(maxLength)} characters; this one has ${write(length)}.`;
}

/** Returns what a draft changes in the session that it started from: only differences are sent. */
export function changeOf(base: Session, draft: Draft): SessionChange {
  const change: SessionChange = {};
  for (const name of textNames) if (draft[name] !== (base[name] ?? '')) change[name] = draft[name];
  if (draft.metadata !== base.metadata) change.metadata = draft.metadata;
  return change;
}

/** Returns what a change would do to a session, step by step with the values before. The metadata must be valid. */
export function stepsOf(session: Session, change: SessionChange): ShownChange[] {
  return new Replay(session).apply(difference(session, stateAfter(change, session)));
}

/** Returns what changed in a session between two reads of it. */
export function stepsBetween(before: Session, after: Session): ShownChange[] {
  return new Replay(before).apply(difference(before, after));
}

/** Rebases a draft onto a newer session: edited fields stay as typed, the others take the newer values. */
export function movedTo(base: Session, draft: Draft, newer: Session): Draft {
  const change = changeOf(base, draft);
  const fresh = draftOf(newer);
  return draftFrom(
    (name) => (change[name] === undefined ? fresh[name] : draft[name]),
    change.metadata === undefined ? fresh.metadata : draft.metadata,
  );
}

function draftFrom(textOf: (name: TextName) => string, metadata: string): Draft {
  const texts = Object.fromEntries(textNames.map((name) => [name, textOf(name)])) as Record<TextName, string>;
  return { ...texts, metadata };
}
