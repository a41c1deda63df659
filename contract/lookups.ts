import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { agentIdSchema, sessionIdSchema } from './ids';
import { mostPastedItems, pastedItems } from './pasted-lines';
import { timeSchema } from './times';

const outcomeKinds = [
  /** agent_id and session_id name a session that the actor may open */
  'found',
  /** several of the actor's agents hold this session id: `agent_ids` lists them */
  'found_under_several_agents',
  'agent_found',
  'agent_not_found',
  'session_not_found',
  /** not under the agent given, but under those in `agent_ids` */
  'exists_under_another_agent',
  /** there is nothing by this id any more: `deleted_at` and `deleted_by` */
  'deleted',
  /** follows from the agent id alone, whether or not anything exists */
  'not_yours_to_see',
  'nothing_recognised',
] as const;

export const outcomeSchema = z.strictObject({
  /** the line of the text, from 1, that this is about */
  line: z.int().min(1),
  outcome: z.enum(outcomeKinds),
  /** the IDs that were recognised in the text, as far as they have the right form */
  agent_id: agentIdSchema.nullable(),
  session_id: sessionIdSchema.nullable(),
  /** the actor's agents that hold this session id, at most 20 */
  agent_ids: z.array(agentIdSchema),
  /** IDs of the actor's agents or sessions that are nearly what was written, at most 3 */
  did_you_mean: z.array(z.strictObject({ agent_id: agentIdSchema, session_id: sessionIdSchema.nullable() })),
  /** what is wrong with a half, in words; null where nothing is */
  agent_problem: z.string().nullable(),
  session_problem: z.string().nullable(),
  /** the request id in the line by which the session was found */
  request_id: z.string().nullable(),
  /** when it was deleted, and the name of who did it */
  deleted_at: timeSchema.nullable(),
  deleted_by: z.string().nullable(),
});

export type Outcome = z.infer<typeof outcomeSchema>;

export const createLookup = defineEndpoint({
  name: 'lookups.create',
  method: 'POST',
  path: '/v2/lookups',
  summary: 'Find what the lines of a pasted text name',
  description:
    'Takes IDs, links of the desk and of the API, curl and log lines, JSON and request ids, up to 100 lines, and gives an outcome for each. Credentials in the text are cut out before anything is looked up; the text is not kept.',
  actors: 'people_and_keys',
  permission: 'sessions:read',
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: z.strictObject({
    text: z
      .string('text is what was pasted')
      .min(1, 'text is empty')
      .refine((text) => new TextEncoder().encode(text).length <= 65_536, 'text is at most 64 KiB')
      .refine((text) => pastedItems(text).length <= mostPastedItems, `text has at most ${mostPastedItems} lines`),
  }),
  answer: {
    status: 200,
    schema: z.strictObject({
      /** in the order of the lines; blank ones have none */
      outcomes: z.array(outcomeSchema).min(1).max(mostPastedItems),
      /** a credential was in the text and was cut out: it should be rotated */
      held_credential: z.boolean(),
    }),
  },
  errors: ['payload_too_large', 'unsupported_media_type'],
  sendsSessionData: false,
});
