import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { parseExact, writeExact } from './exact-json';
import { agentIdSchema, sessionIdSchema } from './ids';
import { stateNames } from './session-fields';
import { answerShape, bodyShape } from './session-schemas';
import { timeSchema } from './times';

export const sessionParamsSchema = z.strictObject({ agent_id: agentIdSchema, session_id: sessionIdSchema });

const lastChangeSchema = z
  .strictObject({
    at: timeSchema,
    by: z.string().meta({ description: 'The name of the person or API key that made the change' }),
    revision_id: z.string(),
  })
  .meta({ id: 'LastChange', description: 'Only with `include=last_change`' });

/** A session as every layer of the desk passes it on: its metadata is the stored text. */
export const sessionSchema = z
  .strictObject({
    ...answerShape,
    masked: z
      .array(z.string())
      .min(1)
      .optional()
      .meta({ description: 'JSON Pointers to what is masked for the caller; absent if nothing is' }),
    last_change: lastChangeSchema.optional(),
  })
  .meta({ id: 'Session' });

export type Session = z.infer<typeof sessionSchema>;

/** What a caller can request beyond the six fields. */
export const includeSchema = z
  .literal('last_change', 'include can only be last_change')
  .optional()
  .meta({ description: 'Adds who last changed the session, and when' });

function namesInWords(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

/** The revisions in an If-Match header: by the ETag of a response, or by the revision's id in quotes. */
const ifMatchSchema = z
  .string()
  .regex(
    /^\s*(?:\*|(?:W\/)?"[\x21\x23-\x7e]*"(?:\s*,\s*(?:W\/)?"[\x21\x23-\x7e]*")*)\s*$/,
    'must be *, or ETags in double quotes, separated by commas',
  );

const preconditionSchema = z.object({
  'if-match': ifMatchSchema.optional().meta({
    description:
      'Only if the session still has this `ETag`. Several may be given, separated by commas; `*` matches any',
  }),
});

const idempotencySchema = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x20-\x7e]{1,255}$/, 'must be 1 to 255 printable ASCII characters')
    .optional()
    .meta({
      description:
        'Any text you choose, such as a UUID: the same when you repeat a call, a different one for each new session',
    }),
});

const unknownSession = ['agent_not_found', 'session_not_found'] as const;
const readingHeaders = ['ETag', 'Last-Modified'] as const;
const badBody = ['payload_too_large', 'unsupported_media_type'] as const;

const stayMaskedSchema = z.enum(['true', 'false'], 'must be true or false').optional().meta({
  description:
    '`true` returns placeholders even if you may see the values, so that two sessions can be compared without revealing them',
});

export const getSession = defineEndpoint({
  name: 'sessions.get',
  method: 'GET',
  path: '/v2/agents/{agent_id}/sessions/{session_id}',
  summary: 'Get a session',
  actors: 'people_and_keys',
  permissions: ['sessions:read'],
  params: sessionParamsSchema,
  query: z.strictObject({ include: includeSchema, masked: stayMaskedSchema }),
  body: null,
  answer: { status: 200, schema: sessionSchema, headers: readingHeaders },
  errors: unknownSession,
  sendsSessionData: true,
});

export const createSession = defineEndpoint({
  name: 'sessions.create',
  method: 'POST',
  path: '/v2/agents/{agent_id}/sessions',
  summary: 'Create a session',
  description:
    'Without an `id`, one is generated. With an `Idempotency-Key`, the same call can be repeated for 24 hours and creates only one session; a repeated call is answered with `Idempotency-Replayed: true`.',
  actors: 'people_and_keys',
  permissions: ['sessions:write'],
  params: z.strictObject({ agent_id: agentIdSchema }),
  query: z.strictObject({ include: includeSchema }),
  headers: idempotencySchema,
  body: z.strictObject({ id: sessionIdSchema.optional(), ...bodyShape }),
  answer: {
    status: 201,
    created: '/v2/agents/{agent_id}/sessions/{session_id}',
    schema: sessionSchema,
    headers: [...readingHeaders, 'Location', 'Idempotency-Replayed'],
  },
  errors: ['agent_not_found', 'conflict', ...badBody],
  sendsSessionData: true,
});

export const updateSession = defineEndpoint({
  name: 'sessions.update',
  method: 'PATCH',
  path: '/v2/agents/{agent_id}/sessions/{session_id}',
  summary: 'Update a session',
  description:
    'Each call creates a revision. `metadata` replaces the whole object. If a masked value is sent back as the placeholder you were given in that place, the stored value is kept; a placeholder anywhere else is refused. `If-Match` compares the revision.',
  actors: 'people_and_keys',
  permissions: ['sessions:write'],
  params: sessionParamsSchema,
  query: z.strictObject({ include: includeSchema }),
  headers: preconditionSchema,
  body: z
    .strictObject(bodyShape)
    .refine((body) => Object.keys(body).length > 0, `has nothing to change: send ${namesInWords(stateNames)}`),
  answer: { status: 200, schema: sessionSchema, headers: readingHeaders },
  errors: [...unknownSession, 'precondition_failed', ...badBody],
  sendsSessionData: true,
});

export const deleteSession = defineEndpoint({
  name: 'sessions.delete',
  method: 'DELETE',
  path: '/v2/agents/{agent_id}/sessions/{session_id}',
  summary: 'Delete a session',
  description:
    'Removes the session, its revisions, verdicts and reveals. Only who deleted it and when is kept. `If-Match` compares the revision.',
  actors: 'people_and_keys',
  permissions: ['sessions:write'],
  params: sessionParamsSchema,
  query: z.strictObject({}),
  headers: preconditionSchema,
  body: null,
  answer: { status: 204, schema: null },
  errors: [...unknownSession, 'precondition_failed'],
  sendsSessionData: false,
});

/** Writes a session as the API returns it: six fields in order, one per line, metadata as its text. */
export function writeSession(session: Session): string {
  const masked = session.masked?.length ? session.masked : undefined;
  return `${writeExact(sessionSchema, { ...session, masked })}\n`;
}

/**
 * Reads a session from a response of the API, keeping the metadata's text. Throws JsonTextError or ZodError when it is
 * not a session.
 */
export function readSession(text: string): Session {
  return parseExact(sessionSchema, text);
}
