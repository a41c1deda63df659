import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { agentIdSchema, sessionIdSchema } from './ids';
import { withoutCredentials } from './pasted-text/credentials';
import { maxPastedBytes, maxPastedItems, pastedItems } from './pasted-text/lines';
import { timeSchema } from './times';

const outcomeKinds = [
  'found',
  'found_under_several_agents',
  'agent_found',
  'agent_not_found',
  'session_not_found',
  'exists_under_another_agent',
  'deleted',
  'not_yours_to_see',
  'nothing_recognised',
] as const;

export const outcomeSchema = z
  .strictObject({
    line: z.int().min(1).meta({ description: 'The line of the text, counted from 1' }),
    outcome: z.enum(outcomeKinds).meta({
      description: [
        '- `found`: the two ids name a session that the caller may open',
        '- `found_under_several_agents`: `agent_ids` lists the agents that hold this session id',
        '- `exists_under_another_agent`: not under the agent given, but under those in `agent_ids`',
        '- `deleted`: the session was deleted; see `deleted_at` and `deleted_by`',
        '- `not_yours_to_see`: follows from the agent id alone, whether or not anything exists',
      ].join('\n'),
    }),
    agent_id: agentIdSchema
      .nullable()
      .meta({ description: 'As recognised in the text; null if none has the right form' }),
    session_id: sessionIdSchema.nullable(),
    agent_ids: z
      .array(agentIdSchema)
      .meta({ description: "The caller's agents that hold this session id, at most 20" }),
    did_you_mean: z
      .array(z.strictObject({ agent_id: agentIdSchema, session_id: sessionIdSchema.nullable() }))
      .meta({ description: 'Similar ids that the caller may see, at most 3' }),
    agent_problem: z.string().nullable().meta({ description: 'What is wrong with this half; null if nothing is' }),
    session_problem: z.string().nullable(),
    request_id: z.string().nullable().meta({ description: 'The request id in the line that led to the rest' }),
    deleted_at: timeSchema.nullable(),
    deleted_by: z.string().nullable().meta({ description: 'The name of the person or API key that deleted it' }),
  })
  .meta({ id: 'Outcome' });

export type Outcome = z.infer<typeof outcomeSchema>;

export const createLookup = defineEndpoint({
  name: 'lookups.create',
  method: 'POST',
  path: '/v2/lookups',
  summary: 'Look up the ids in a pasted text',
  description:
    'Takes IDs, desk and API URLs, curl and log lines, JSON and request ids, up to 100 lines, and returns an outcome for each. Credentials in the text are removed before anything is looked up; the text is not stored.',
  actors: 'people_and_keys',
  permissions: ['sessions:read'],
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: z.strictObject({
    text: z
      .string('text must be the pasted text')
      .min(1, 'text must not be empty')
      // A text that is too large is not validated any further.
      .refine((text) => new TextEncoder().encode(text).length <= maxPastedBytes, {
        error: 'text can be at most 64 KiB',
        abort: true,
      })
      // Counted the way it is looked up: without credentials.
      .refine((text) => pastedItems(withoutCredentials(text).text).length <= maxPastedItems, {
        error: `text can have at most ${maxPastedItems} lines, or entries of a JSON list`,
      })
      .meta({ description: 'Anything: two ids, a URL, a log line, JSON; at most 64 KiB and 100 lines' }),
  }),
  answer: {
    status: 200,
    schema: z.strictObject({
      outcomes: z
        .array(outcomeSchema)
        .min(1)
        .max(maxPastedItems)
        .meta({ description: 'In the order of the lines; blank lines have none' }),
      held_credential: z.boolean().meta({ description: 'The text held a credential, which was removed: rotate it' }),
    }),
  },
  errors: ['payload_too_large', 'unsupported_media_type'],
  sendsSessionData: false,
});
