import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { idBeginningForm, maxIdLength } from './id-forms';
import { agentIdSchema, sessionIdSchema } from './ids';

/** The maximum number of suggestions in a response. */
export const maxSuggestions = 8;

/** The beginning of an id: the prefix and at least one more character. */
const beginningSchema = z
  .string()
  .max(maxIdLength, `an id can have at most ${maxIdLength} characters`)
  .regex(idBeginningForm, 'must be agt_ or ase_ followed by one or more letters, digits, _ or -');

const suggestionSchema = z
  .strictObject({
    agent_id: agentIdSchema,
    session_id: sessionIdSchema.nullable().meta({ description: 'Null: the suggestion is the agent itself' }),
  })
  .meta({ id: 'Suggestion' });

export type Suggestion = z.infer<typeof suggestionSchema>;

export const listSuggestions = defineEndpoint({
  name: 'suggestions.list',
  method: 'GET',
  path: '/v2/suggestions',
  summary: 'Suggest ids by prefix',
  description:
    "For autocompletion. Returns ids of the caller's agents (`agt_…`) or of their sessions (`ase_…`) with this prefix, or similar ids if none has it. Since it returns only ids, it isn’t recorded as an access. It counts as a call like any other, so ask after a pause in typing, not at each key.",
  actors: 'people_and_keys',
  permissions: ['sessions:read'],
  params: z.strictObject({}),
  query: z.strictObject({
    beginning: beginningSchema.meta({ description: 'The prefix of an agent id or session id' }),
    agent_id: agentIdSchema.optional().meta({ description: 'Only sessions of this agent' }),
  }),
  body: null,
  answer: {
    status: 200,
    schema: z.strictObject({
      suggestions: z.array(suggestionSchema).max(maxSuggestions).meta({ description: 'In the order of the ids' }),
      begin_so: z
        .boolean()
        .meta({ description: 'False: no id has this prefix, and these are similar ids, most similar first' }),
    }),
  },
  errors: [],
  sendsSessionData: false,
});
