import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { sessionParamsSchema } from './sessions';

const partCountsSchema = z
  .strictObject({
    revisions: z.int().min(1),
    verdicts: z.int().min(0).meta({ description: 'Current verdicts: at most one for each person and API key' }),
  })
  .meta({ id: 'SessionPartCounts' });

export const countSessionParts = defineEndpoint({
  name: 'sessions.countParts',
  method: 'GET',
  path: '/v2/agents/{agent_id}/sessions/{session_id}/counts',
  summary: 'Count the revisions and verdicts of a session',
  description: 'Returns only numbers, so it isn’t recorded as an access to the session.',
  actors: 'people_and_keys',
  permissions: ['sessions:read'],
  params: sessionParamsSchema,
  query: z.strictObject({}),
  body: null,
  answer: { status: 200, schema: partCountsSchema },
  errors: ['agent_not_found', 'session_not_found'],
  sendsSessionData: false,
});
