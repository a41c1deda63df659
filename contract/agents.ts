import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { agentIdSchema } from './ids';
import { nameSchema } from './names';
import { pageMetadataSchema, pageQuery } from './paging';
import { timeSchema } from './times';

const maxNameLength = 200;
const maxDescriptionLength = 2_000;

export const agentSchema = z
  .strictObject({
    id: agentIdSchema,
    name: z.string(),
    description: z.string().nullable(),
    enabled: z.boolean(),
    created_at: timeSchema,
  })
  .meta({ id: 'Agent' });

export type Agent = z.infer<typeof agentSchema>;

const agentParamsSchema = z.strictObject({ agent_id: agentIdSchema });

const descriptionSchema = z
  .string('a description must be a string or null')
  .max(maxDescriptionLength, `a description can have at most ${maxDescriptionLength} characters`)
  .nullable();

const enabledSchema = z.boolean('enabled must be true or false');
const cascadeSchema = z
  .enum(['true', 'false'], 'must be true or false')
  .optional()
  .meta({ description: '`true` also deletes the agent’s sessions' });
const badBody = ['payload_too_large', 'unsupported_media_type'] as const;

export const listAgents = defineEndpoint({
  name: 'agents.list',
  method: 'GET',
  path: '/v2/agents',
  summary: 'List agents, newest first',
  actors: 'people_and_keys',
  permissions: ['agents:read'],
  params: z.strictObject({}),
  query: z.strictObject(pageQuery),
  body: null,
  answer: { status: 200, schema: z.strictObject({ agents: z.array(agentSchema), metadata: pageMetadataSchema }) },
  errors: [],
  sendsSessionData: false,
});

export const createAgent = defineEndpoint({
  name: 'agents.create',
  method: 'POST',
  path: '/v2/agents',
  summary: 'Create an agent',
  description: 'Without an `id`, one is generated.',
  actors: 'people_and_keys',
  permissions: ['agents:write'],
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: z.strictObject({
    id: agentIdSchema.optional(),
    name: nameSchema(maxNameLength),
    description: descriptionSchema.optional(),
    enabled: enabledSchema.optional(),
  }),
  answer: { status: 201, created: '/v2/agents/{agent_id}', schema: agentSchema },
  errors: ['conflict', ...badBody],
  sendsSessionData: false,
});

export const getAgent = defineEndpoint({
  name: 'agents.get',
  method: 'GET',
  path: '/v2/agents/{agent_id}',
  summary: 'Get an agent',
  actors: 'people_and_keys',
  permissions: ['agents:read'],
  params: agentParamsSchema,
  query: z.strictObject({}),
  body: null,
  answer: { status: 200, schema: agentSchema },
  errors: ['agent_not_found'],
  sendsSessionData: false,
});

export const updateAgent = defineEndpoint({
  name: 'agents.update',
  method: 'PATCH',
  path: '/v2/agents/{agent_id}',
  summary: 'Update an agent',
  actors: 'people_and_keys',
  permissions: ['agents:write'],
  params: agentParamsSchema,
  query: z.strictObject({}),
  body: z
    .strictObject({
      name: nameSchema(maxNameLength).optional(),
      description: descriptionSchema.optional(),
      enabled: enabledSchema.optional(),
    })
    .refine((body) => Object.keys(body).length > 0, 'has nothing to change: send name, description or enabled'),
  answer: { status: 200, schema: agentSchema },
  errors: ['agent_not_found', 'conflict', ...badBody],
  sendsSessionData: false,
});

export const deleteAgent = defineEndpoint({
  name: 'agents.delete',
  method: 'DELETE',
  path: '/v2/agents/{agent_id}',
  summary: 'Delete an agent',
  description:
    'Refused while the agent has sessions, unless `cascade=true`: then the agent is disabled, its sessions are deleted in batches, and finally the agent itself. If the call is interrupted, send it again: it continues where it stopped.',
  actors: 'people_and_keys',
  permissions: ['agents:write'],
  params: agentParamsSchema,
  query: z.strictObject({ cascade: cascadeSchema }),
  body: null,
  answer: { status: 204, schema: null },
  errors: ['agent_not_found', 'conflict'],
  sendsSessionData: false,
});
