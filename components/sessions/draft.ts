import { difference } from '#contract/json-difference';
import { JsonTextError } from '#contract/json-text';
import { parseMetadata } from '#contract/metadata';
import { sessionFields, stateAfter, type TextName, textNames } from '#contract/session-fields';
import type { Session } from '#contract/sessions';
import type { SessionChange } from '#hooks/use-sessions';
import type { WriteNumber } from '../numbers/use-number';
import { Replay, type ShownChange } from '../revisions/replay';

/** What somebody typed of a session. An empty description is none where there was none before. */
export type Draft = Record<TextName, string> & { metadata: string };

/** Where a text is not what it must be: `line` and `column` count from 1, `offset` from 0. */
export type TextProblem = { message: string; offset: number; line: number; column: number };

/** A session as it is put into the fields. */
export function draftOf(session: Session): Draft {
  return draftFrom((name) => session[name] ?? '', session.metadata);
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

/** What is wrong with a text field; null when nothing is. */
export function textProblem(name: TextName, text: string, write: WriteNumber): string | null {
  const {
    label,
    write: { maxLength },
  } = sessionFields[name];
  const length = [...text].length;
  if (length <= maxLength) return null;
  return `A ${label.toLowerCase()} can have at most ${write(maxLength)} characters; this one has ${write(length)}.`;
}

/** What a draft changes of the session that it was begun from: only what is different is sent. */
export function changeOf(base: Session, draft: Draft): SessionChange {
  const change: SessionChange = {};
  for (const name of textNames) if (draft[name] !== (base[name] ?? '')) change[name] = draft[name];
  if (draft.metadata !== base.metadata) change.metadata = draft.metadata;
  return change;
}

/** What a change would do to a session, step by step with the values before. The metadata must be without a problem. */
export function stepsOf(session: Session, change: SessionChange): ShownChange[] {
  return new Replay(session).apply(difference(session, stateAfter(change, session)));
}

/** What became of a session between two readings of it. */
export function stepsBetween(before: Session, after: Session): ShownChange[] {
  return new Replay(before).apply(difference(before, after));
}

/** A draft moved to a newer reading of the session: what was typed stays, what was not touched is as it is there. */
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
