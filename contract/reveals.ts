import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { sessionParamsSchema } from './sessions';
import { timeSchema } from './times';

export const revealSchema = z
  .strictObject({ id: z.string(), created_at: timeSchema, ends_at: timeSchema })
  .meta({ id: 'Reveal' });

export type Reveal = z.infer<typeof revealSchema>;

export const revealReasonSchema = z
  .string('a reason must be a string')
  .trim()
  .min(3, 'a reason must have at least 3 characters')
  .max(500, 'a reason can have at most 500 characters')
  .refine((text) => !text.includes('\u0000') && text.isWellFormed(), 'a reason must be plain text');

export const createReveal = defineEndpoint({
  name: 'reveals.create',
  method: 'POST',
  path: '/v2/agents/{agent_id}/sessions/{session_id}/reveals',
  summary: 'Reveal the masked values of one session for ten minutes, with a reason',
  actors: 'people',
  permissions: ['personal_data:read'],
  params: sessionParamsSchema,
  query: z.strictObject({}),
  body: z.strictObject({ reason: revealReasonSchema }),
  answer: { status: 201, schema: revealSchema },
  errors: ['agent_not_found', 'session_not_found', 'payload_too_large', 'unsupported_media_type'],
  sendsSessionData: false,
});

export const listReveals = defineEndpoint({
  name: 'reveals.list',
  method: 'GET',
  path: '/v2/agents/{agent_id}/sessions/{session_id}/reveals',
  summary: 'List your own active reveals of this session',
  actors: 'people',
  permissions: ['personal_data:read'],
  params: sessionParamsSchema,
  query: z.strictObject({}),
  body: null,
  answer: {
    status: 200,
    schema: z.strictObject({ reveals: z.array(revealSchema), metadata: z.strictObject({}) }),
  },
  errors: ['agent_not_found', 'session_not_found'],
  sendsSessionData: false,
});

export const deleteReveal = defineEndpoint({
  name: 'reveals.delete',
  method: 'DELETE',
  path: '/v2/agents/{agent_id}/sessions/{session_id}/reveals/{reveal_id}',
  summary: 'End one of your own reveals early',
  description:
    'Takes effect at once: the next answer is masked again. Ending it again changes nothing; who revealed, and why, stays on record.',
  actors: 'people',
  permissions: ['personal_data:read'],
  params: sessionParamsSchema.extend({
    reveal_id: z.string().regex(/^rvl_[0-9A-Za-z]{22}$/, 'a reveal_id is rvl_ followed by 22 letters and digits'),
  }),
  query: z.strictObject({}),
  body: null,
  answer: { status: 204, schema: null },
  errors: ['agent_not_found', 'session_not_found', 'not_found'],
  sendsSessionData: false,
});
