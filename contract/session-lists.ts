import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { agentIdSchema } from './ids';
import { pageMetadataSchema, pageQuery } from './paging';
import { incompleteSchema, orderQuery, sessionFilterQuery } from './session-filters';
import { includeSchema, sessionSchema } from './sessions';

const sessionListSchema = z.strictObject({
  sessions: z.array(sessionSchema),
  metadata: pageMetadataSchema.extend({ incomplete: incompleteSchema }).meta({ id: 'SessionListMetadata' }),
});

const listQuery = { ...pageQuery, ...sessionFilterQuery, ...orderQuery, include: includeSchema };

const description =
  'Each page continues where the previous one ended, even if sessions are added or removed in between. The last page has no `page_key`. A search that takes longer than two seconds is refused: narrow it by agent or time.';

export const listSessions = defineEndpoint({
  name: 'sessions.list',
  method: 'GET',
  path: '/v2/agents/{agent_id}/sessions',
  summary: 'List or search the sessions of an agent',
  description,
  actors: 'people_and_keys',
  permissions: ['sessions:read'],
  params: z.strictObject({ agent_id: agentIdSchema }),
  query: z.strictObject(listQuery),
  body: null,
  answer: { status: 200, schema: sessionListSchema },
  errors: ['agent_not_found'],
  sendsSessionData: true,
});

export const listAllSessions = defineEndpoint({
  name: 'sessions.listAll',
  method: 'GET',
  path: '/v2/sessions',
  summary: 'List or search sessions across your agents',
  description,
  actors: 'people_and_keys',
  permissions: ['sessions:read'],
  params: z.strictObject({}),
  query: z.strictObject(listQuery),
  body: null,
  answer: { status: 200, schema: sessionListSchema },
  errors: [],
  sendsSessionData: true,
});
