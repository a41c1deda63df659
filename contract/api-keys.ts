import { z } from 'zod';
import { agentListSchema } from './agent-lists';
import { callSchema, failedQuery } from './calls';
import { defineEndpoint } from './endpoint';
import { actorIdSchema } from './ids';
import { nameSchema } from './names';
import { pageMetadataSchema, pageQuery } from './paging';
import { permissions, refusesAgentList } from './permissions';
import { momentSchema, timeSchema } from './times';

const maxNameLength = 200;
const defaultLimit = 600;
/** The highest limit an API key can be given, in calls per 60 seconds. */
export const maxCalls = 10_000_000;
const maxOverlapSeconds = 24 * 3_600;

const apiKeyStates = ['active', 'disabled', 'expired', 'revoked'] as const;

const permissionsSchema = z
  .array(z.enum(permissions, `a permission must be one of ${permissions.join(', ')}`), 'permissions must be a list')
  .refine((list) => new Set(list).size === list.length, 'names a permission twice');

const apiKeySchema = z
  .strictObject({
    id: z.string().meta({ description: 'The public part of the key' }),
    name: z.string(),
    permissions: z.array(z.enum(permissions)),
    agent_ids: agentListSchema,
    limit: z.int().meta({ description: 'Calls in 60 seconds' }),
    expires_at: timeSchema.nullable().meta({ description: 'Null: never' }),
    state: z.enum(apiKeyStates),
    created_at: timeSchema,
    created_by: z
      .strictObject({
        kind: z.enum(['person', 'api_key', 'system']),
        id: z.string().nullable(),
        name: z.string(),
        state: z.enum(['active', 'suspended']).nullable(),
      })
      .meta({ description: '`state` is the creator’s, if a person created the key' }),
    last_used_at: timeSchema.nullable().meta({ description: 'When a call with it was last accepted' }),
    last_failure: z
      .strictObject({
        at: timeSchema,
        status: z.int(),
        code: z.string().nullable().meta({ description: 'The code of the error' }),
        request_id: z.string(),
      })
      .nullable()
      .meta({
        description: 'The last call with it in the past 30 days that returned a status of 400 or higher',
      }),
    replaces: z.string().nullable().meta({ description: 'The key that this one was rotated from' }),
    replaced_by: z.string().nullable().meta({ description: 'The key that this one was rotated to' }),
  })
  .meta({ id: 'ApiKey' });

export type ApiKey = z.infer<typeof apiKeySchema>;

const newApiKeySchema = apiKeySchema
  .extend({ key: z.string().meta({ description: 'The key itself. Shown once and never stored' }) })
  .meta({ id: 'NewApiKey' });

export type NewApiKey = z.infer<typeof newApiKeySchema>;

const limitSchema = z
  .int('limit must be a whole number')
  .min(1, 'limit must be at least 1')
  .max(maxCalls, `limit can be at most ${maxCalls}`);

const given = {
  name: nameSchema(maxNameLength),
  permissions: permissionsSchema,
  agent_ids: agentListSchema,
  limit: limitSchema,
  expires_at: momentSchema.nullable(),
};

const paramsSchema = z.strictObject({
  key_id: z.string().regex(/^[0-9A-Za-z]{8}$/, 'a key_id is the 8 letters and digits between sd_ and the next _'),
});
const badBody = ['payload_too_large', 'unsupported_media_type'] as const;
const own = { actors: 'people_and_keys', permissions: ['api_keys:write'], sendsSessionData: false } as const;

export const listApiKeys = defineEndpoint({
  ...own,
  name: 'api_keys.list',
  method: 'GET',
  path: '/v2/api_keys',
  summary: 'List API keys, newest first',
  description: 'Revoked and expired keys stay in the list. The keys themselves are never shown again.',
  params: z.strictObject({}),
  query: z.strictObject({
    ...pageQuery,
    state: z.enum(apiKeyStates, `must be one of ${apiKeyStates.join(', ')}`).optional(),
    created_by: actorIdSchema.optional().meta({ description: 'The id of the person or key that created it' }),
  }),
  body: null,
  answer: { status: 200, schema: z.strictObject({ api_keys: z.array(apiKeySchema), metadata: pageMetadataSchema }) },
  errors: [],
});

export const createApiKey = defineEndpoint({
  ...own,
  name: 'api_keys.create',
  method: 'POST',
  path: '/v2/api_keys',
  summary: 'Create an API key',
  description:
    'You can’t grant more than you hold: no other permissions or agents, no later expiry and no higher limit. A list of agents cannot be combined with `agents:write`, `api_keys:write`, `people:write`, `settings:write` or `audit:read`.',
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: z
    .strictObject({
      name: given.name,
      permissions: given.permissions,
      agent_ids: given.agent_ids.default(null),
      limit: given.limit.default(defaultLimit),
      expires_at: given.expires_at.default(null),
    })
    .refine((key) => !refusesAgentList(key), {
      path: ['agent_ids'],
      error: 'cannot limit a key with these permissions',
    }),
  answer: { status: 201, created: '/v2/api_keys/{key_id}', schema: newApiKeySchema, headers: ['Location'] },
  errors: badBody,
});

export const getApiKey = defineEndpoint({
  ...own,
  name: 'api_keys.get',
  method: 'GET',
  path: '/v2/api_keys/{key_id}',
  summary: 'Get an API key',
  params: paramsSchema,
  query: z.strictObject({}),
  body: null,
  answer: { status: 200, schema: apiKeySchema },
  errors: ['not_found'],
});

export const updateApiKey = defineEndpoint({
  ...own,
  name: 'api_keys.update',
  method: 'PATCH',
  path: '/v2/api_keys/{key_id}',
  summary: 'Update, disable or enable an API key',
  description:
    'With `enabled: false` the key is refused until it is enabled again. To widen a key, which includes enabling it, you must hold everything that it would have; narrowing it needs nothing more. A revoked key cannot be changed.',
  params: paramsSchema,
  query: z.strictObject({}),
  body: z
    .strictObject({
      name: given.name.optional(),
      permissions: given.permissions.optional(),
      agent_ids: given.agent_ids.optional(),
      limit: given.limit.optional(),
      expires_at: given.expires_at.optional(),
      enabled: z.boolean('enabled must be true or false').optional(),
    })
    .refine(
      (body) => Object.keys(body).length > 0,
      'has nothing to change: send name, permissions, agent_ids, limit, expires_at or enabled',
    ),
  answer: { status: 200, schema: apiKeySchema },
  errors: ['not_found', 'conflict', ...badBody],
});

export const deleteApiKey = defineEndpoint({
  ...own,
  name: 'api_keys.delete',
  method: 'DELETE',
  path: '/v2/api_keys/{key_id}',
  summary: 'Revoke an API key permanently',
  description:
    'The key is refused from the next call on. It stays in the list, for the record. Revoking it again changes nothing.',
  params: paramsSchema,
  query: z.strictObject({}),
  body: null,
  answer: { status: 204, schema: null },
  errors: ['not_found'],
});

export const rotateApiKey = defineEndpoint({
  ...own,
  name: 'api_keys.rotate',
  method: 'POST',
  path: '/v2/api_keys/{key_id}/rotate',
  summary: 'Replace an API key with a new one that has the same permissions',
  description:
    'The old key keeps working for the overlap, so nothing breaks while you put the new one in place; without an overlap it stops at once. You must hold everything that the key has.',
  params: paramsSchema,
  query: z.strictObject({}),
  body: z.strictObject({
    overlap_seconds: z
      .int('overlap_seconds must be a whole number')
      .min(0, 'overlap_seconds must be at least 0')
      .max(maxOverlapSeconds, `overlap_seconds can be at most ${maxOverlapSeconds} (24 hours)`),
  }),
  answer: { status: 201, created: '/v2/api_keys/{key_id}', schema: newApiKeySchema, headers: ['Location'] },
  errors: ['not_found', 'conflict', ...badBody],
});

export const listApiKeyCalls = defineEndpoint({
  ...own,
  name: 'api_keys.listCalls',
  method: 'GET',
  path: '/v2/api_keys/{key_id}/calls',
  summary: 'List the calls of an API key, newest first',
  description: 'Calls of the last 30 days for which the key was accepted, including failed ones.',
  params: paramsSchema,
  query: z.strictObject({ ...pageQuery, failed: failedQuery }),
  body: null,
  answer: { status: 200, schema: z.strictObject({ calls: z.array(callSchema), metadata: pageMetadataSchema }) },
  errors: ['not_found'],
});
