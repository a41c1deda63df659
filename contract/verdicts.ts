import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { pageMetadataSchema, pageQuery } from './paging';
import { sessionParamsSchema } from './sessions';
import { timeSchema } from './times';

const maxCommentLength = 5_000;

const verdictWordSchema = z.enum(['pass', 'fail', 'needs_work'], 'a verdict must be pass, fail or needs_work');

const verdictSchema = z
  .strictObject({
    id: z.string(),
    verdict: verdictWordSchema,
    comment: z.string().nullable().meta({
      description: 'Masked like a description, also for its author; a masked part shows only its kind (`email·hidden`)',
    }),
    at: timeSchema,
    by: z
      .strictObject({ kind: z.enum(['person', 'api_key']), name: z.string() })
      .meta({ description: 'Who gave the verdict' }),
    revision_id: z.string().meta({ description: 'The revision of the session that was judged' }),
    is_own: z.boolean().meta({ description: 'Whether the caller gave it' }),
    is_current: z.boolean().meta({ description: 'False once the same person or API key gave another one' }),
  })
  .meta({ id: 'Verdict' });

export type Verdict = z.infer<typeof verdictSchema>;

const commentSchema = z
  .string('a comment must be a string or null')
  .trim()
  .refine((text) => [...text].length <= maxCommentLength, `a comment can have at most ${maxCommentLength} characters`)
  .refine((text) => !text.includes('\u0000') && text.isWellFormed(), 'a comment must be plain text')
  .meta({ maxLength: maxCommentLength, description: 'Whitespace around it is trimmed; an empty comment is null' })
  .transform((text) => (text === '' ? null : text))
  .nullable();

const historySchema = z
  .enum(['true', 'false'], 'must be true or false')
  .optional()
  .meta({ description: '`true` includes verdicts that were replaced' });

export const createVerdict = defineEndpoint({
  name: 'verdicts.create',
  method: 'POST',
  path: '/v2/agents/{agent_id}/sessions/{session_id}/verdicts',
  summary: 'Give a verdict on a session, or replace your own',
  description:
    'Each person and each API key has one current verdict on a session. A new one replaces it and judges the session as it is now; the earlier one stays in the history. The session itself doesn’t change.',
  actors: 'people_and_keys',
  permissions: ['verdicts:write'],
  params: sessionParamsSchema,
  query: z.strictObject({}),
  body: z.strictObject({ verdict: verdictWordSchema, comment: commentSchema.optional() }),
  answer: { status: 201, schema: verdictSchema },
  errors: ['agent_not_found', 'session_not_found', 'payload_too_large', 'unsupported_media_type'],
  sendsSessionData: false,
});

export const listVerdicts = defineEndpoint({
  name: 'verdicts.list',
  method: 'GET',
  path: '/v2/agents/{agent_id}/sessions/{session_id}/verdicts',
  summary: 'List the verdicts on a session, newest first',
  description:
    'The current verdict of each person and API key; with `history=true`, all verdicts ever given. Comments may quote the session, so they are masked like it and reading them is recorded.',
  actors: 'people_and_keys',
  permissions: ['sessions:read'],
  params: sessionParamsSchema,
  query: z.strictObject({ ...pageQuery, history: historySchema }),
  body: null,
  answer: {
    status: 200,
    schema: z.strictObject({ verdicts: z.array(verdictSchema), metadata: pageMetadataSchema }),
  },
  errors: ['agent_not_found', 'session_not_found'],
  sendsSessionData: true,
});
