import { z } from 'zod';
import { exactObjectSchema } from './exact-json';
import { agentIdSchema, sessionIdSchema } from './ids';
import { metadataSchema } from './metadata';
import { timeSchema } from './times';

/**
 * A field of a session. Everything that stores, compares, exports, shares or shows sessions is derived from this
 * record.
 */
type FieldRecord = {
  /** the field in a response */
  schema: z.ZodType;
  /** its name on pages */
  label: string;
  /** whether a share link may show it */
  isShareable: boolean;
  /** how callers write it; null: only the desk does */
  write: WriteRecord | null;
};

/** A `text` may be null and has at most `maxLength` characters; an `object` is the JSON text of an object. */
type WriteRecord = ({ kind: 'text'; maxLength: number } | { kind: 'flag' } | { kind: 'object' }) & {
  /** the field in a body */
  schema: z.ZodType;
  /** its value when a creation omits it */
  initial: string | boolean | null;
  /** whether masking looks into it */
  isMasked: boolean;
};

const maxDescriptionLength = 10_000;

const descriptionSchema = z
  .string('a description must be a string or null')
  .refine((text) => [...text].length <= maxDescriptionLength, `can have at most ${maxDescriptionLength} characters`)
  .meta({ maxLength: maxDescriptionLength })
  .nullable();

/** The fields of a session, in the order of a response. */
export const sessionFields = {
  id: { schema: sessionIdSchema, label: 'Session ID', isShareable: true, write: null },
  agent_id: { schema: agentIdSchema, label: 'Agent ID', isShareable: true, write: null },
  description: {
    schema: z.string().nullable().meta({
      description: 'At most 10,000 characters as stored; once masked it may be longer',
    }),
    label: 'Description',
    isShareable: true,
    write: {
      kind: 'text',
      maxLength: maxDescriptionLength,
      schema: descriptionSchema,
      initial: null,
      isMasked: true,
    },
  },
  metadata: {
    schema: exactObjectSchema,
    label: 'Metadata',
    isShareable: true,
    write: { kind: 'object', schema: metadataSchema, initial: '{}', isMasked: true },
  },
  enabled: {
    schema: z.boolean(),
    label: 'Status',
    isShareable: true,
    write: { kind: 'flag', schema: z.boolean('enabled is true or false'), initial: true, isMasked: false },
  },
  created_at: { schema: timeSchema, label: 'Created', isShareable: true, write: null },
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

/** The part of a session that callers write, which is what a revision keeps. Metadata is the stored JSON text. */
export type SessionState = { [Name in StateName]: z.output<Fields[Name]['schema']> };

/** The part of a session that masking looks into. */
export type MaskedState = Pick<SessionState, MaskedName>;

/** A text field, which the editor shows as a text box. */
export type TextName = NameOfKind<'text'>;

type ShareableName = {
  [Name in SessionFieldName]: Fields[Name]['isShareable'] extends true ? Name : never;
}[SessionFieldName];

const fieldNames = Object.keys(sessionFields) as SessionFieldName[];

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

/** A field's value as JSON text: for an object, exactly the stored text. */
export function jsonOf(name: StateName, state: SessionState): string {
  const value = state[name];
  return sessionFields[name].write.kind === 'object' ? String(value) : JSON.stringify(value);
}

/** A field's value as a cell of a CSV file; empty for null. */
export function cellOf(value: string | boolean | null): string {
  return value === null ? '' : String(value);
}

type AnswerShape = { [Name in SessionFieldName]: Fields[Name]['schema'] };
type BodyShape = { [Name in StateName]: z.ZodOptional<Fields[Name]['write']['schema']> };

/** The schemas of the fields in a response. */
export const answerShape = Object.fromEntries(
  fieldNames.map((name) => [name, sessionFields[name].schema]),
) as AnswerShape;

/** The schemas of the fields in a body, all optional. */
export const bodyShape = Object.fromEntries(
  stateNames.map((name) => [name, sessionFields[name].write.schema.optional()]),
) as unknown as BodyShape;
