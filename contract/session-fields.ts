/**
 * A field of a session. Everything that stores, compares, exports, shares or shows sessions follows from its record; its
 * schemas are in session-schemas.ts, since pages load this file and not zod.
 */
type FieldRecord = {
  /** what pages call it */
  label: string;
  /** whether a share link may show it */
  isShareable: boolean;
  /** how callers write it; null: only the desk does */
  write: WriteRecord | null;
};

/** A `text` may be null and has at most `maxLength` characters; an `object` is the JSON text of one. */
type WriteRecord = (
  | { kind: 'text'; maxLength: number; initial: string | null }
  | { kind: 'flag'; initial: boolean }
  | { kind: 'object'; initial: string }
) & {
  /** whether masking looks into it */
  isMasked: boolean;
};

/** The fields of a session, in the order of an answer. `initial` is the value where a creation leaves the field out. */
export const sessionFields = {
  id: { label: 'Session ID', isShareable: true, write: null },
  agent_id: { label: 'Agent ID', isShareable: true, write: null },
  description: {
    label: 'Description',
    isShareable: true,
    write: { kind: 'text', maxLength: 10_000, initial: null, isMasked: true },
  },
  metadata: {
    label: 'Metadata',
    isShareable: true,
    write: { kind: 'object', initial: '{}', isMasked: true },
  },
  enabled: {
    label: 'Status',
    isShareable: true,
    write: { kind: 'flag', initial: true, isMasked: false },
  },
  created_at: { label: 'Created', isShareable: true, write: null },
} as const satisfies Record<string, FieldRecord>;

type Fields = typeof sessionFields;
export type SessionFieldName = keyof Fields;

/** The names of the fields that callers write. */
export type StateName = { [Name in SessionFieldName]: Fields[Name]['write'] extends null ? never : Name }[keyof Fields];
type NameOfKind<Kind> = {
  [Name in StateName]: Fields[Name]['write'] extends { kind: Kind } ? Name : never;
}[StateName];
type MaskedName = {
  [Name in StateName]: Fields[Name]['write'] extends { isMasked: true } ? Name : never;
}[StateName];

type ValueOf<Write> = Write extends { kind: 'text' }
  ? string | null
  : Write extends { kind: 'flag' }
    ? boolean
    : string;

/** What callers have written of a session: what a revision keeps. Metadata is the stored JSON text. */
export type SessionState = { [Name in StateName]: ValueOf<Fields[Name]['write']> };

/** The part of a session that masking looks into. */
export type MaskedState = Pick<SessionState, MaskedName>;

/** A text field, which the editor shows as a text box. */
export type TextName = NameOfKind<'text'>;

type ShareableName = {
  [Name in SessionFieldName]: Fields[Name]['isShareable'] extends true ? Name : never;
}[SessionFieldName];

/** The fields of a session, in the order of an answer. */
export const fieldNames = Object.keys(sessionFields) as SessionFieldName[];

/** The fields that callers write, in the order of a response. */
export const stateNames = fieldNames.filter((name): name is StateName => sessionFields[name].write !== null);

/** The text fields among them. */
export const textNames = stateNames.filter((name): name is TextName => sessionFields[name].write.kind === 'text');

/** The fields that a share link may show, in the order of a response. */
export const shareableNames = fieldNames.filter((name): name is ShareableName => sessionFields[name].isShareable);

type Entry = readonly [StateName, SessionState[StateName]];

/** Builds a state from a value for each field that callers write. */
function stateFrom(valueFor: (name: StateName) => SessionState[StateName]): SessionState {
  return Object.fromEntries(stateNames.map((name): Entry => [name, valueFor(name)])) as SessionState;
}

/** Returns only the state of a session, or of anything else that includes one. */
export function stateOf(holder: SessionState): SessionState {
  return stateFrom((name) => holder[name]);
}

/** Returns the state after a body is applied to `before`; without `before`, the state that it creates. */
export function stateAfter(
  body: { [Name in StateName]?: SessionState[Name] | undefined },
  before: SessionState | null,
) {
  return stateFrom((name) => {
    const given = body[name];
    if (given !== undefined) return given;
    return before === null ? sessionFields[name].write.initial : before[name];
  });
}

/** The state of a session that was created with nothing. */
export const initialState: SessionState = stateAfter({}, null);

/** A field's value as JSON text: exactly what is stored of an object. */
export function jsonOf(name: StateName, state: SessionState): string {
  const value = state[name];
  return sessionFields[name].write.kind === 'object' ? String(value) : JSON.stringify(value);
}

/** A field's value as a cell of a CSV file; empty for null. */
export function cellOf(value: string | boolean | null): string {
  return value === null ? '' : String(value);
}
