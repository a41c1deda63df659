import { z } from 'zod';
import { agentListSchema } from './agent-lists';
import { defineEndpoint } from './endpoint';
import { agentIdSchema, sessionIdSchema } from './ids';
import { nameSchema } from './names';
import { oneTimeLinkSchema } from './one-time-links';
import { pageMetadataSchema, pageQuery } from './paging';
import { passwordSchema } from './passwords';
import { refusesAgentList, rolePermissions, roles } from './permissions';
import { timeSchema } from './times';

const maxNameLength = 200;
const maxEmailLength = 320;
const maxSearchLength = 100;

/** The fields a person is created with, also through an invitation. */
export const personTerms = {
  name: nameSchema(maxNameLength),
  email: z
    .email('must be an e-mail address')
    .max(maxEmailLength, `an e-mail can have at most ${maxEmailLength} characters`),
  role: z.enum(roles, `a role must be one of ${roles.join(', ')}`),
  agent_ids: agentListSchema,
};

/** Whether a role's permissions go beyond any list of agents that is set with it. */
export function refusesListOf({ role, agent_ids }: { role: (typeof roles)[number]; agent_ids: string[] | null }) {
  return refusesAgentList({ permissions: rolePermissions[role], agent_ids });
}

/** The message where a list of agents is set for such a role. */
export const listRefusal = 'cannot limit a person with this role';

export const personSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    email: z
      .string()
      .optional()
      .meta({ description: 'Only for `people:write`, `audit:read` and the person themselves' }),
    role: z.enum(roles),
    agent_ids: agentListSchema,
    state: z.enum(['active', 'suspended']),
    created_at: timeSchema,
  })
  .meta({ id: 'Person' });

export type Person = z.infer<typeof personSchema>;

export const recentSessionSchema = z
  .strictObject({
    agent_id: agentIdSchema,
    session_id: sessionIdSchema,
    description: z.string().nullable().meta({ description: 'Masked, even during a reveal' }),
    enabled: z.boolean(),
    looked_at: timeSchema,
  })
  .meta({ id: 'RecentSession' });

export type RecentSession = z.infer<typeof recentSessionSchema>;

const paramsSchema = z.strictObject({
  person_id: z.string().regex(/^per_[0-9A-Za-z]{1,64}$/, 'a person_id is per_ followed by letters and digits'),
});
const states = ['active', 'suspended'] as const;
const badBody = ['payload_too_large', 'unsupported_media_type'] as const;
const own = { actors: 'people_and_keys', permissions: ['people:write'], sendsSessionData: false } as const;
const beyond =
  'You can’t grant more than you hold: the role’s permissions and agents must be among your own. Admins and auditors cannot be limited to agents.';

export const listPeople = defineEndpoint({
  ...own,
  name: 'people.list',
  method: 'GET',
  path: '/v2/people',
  summary: 'List people, newest first',
  params: z.strictObject({}),
  query: z.strictObject({
    ...pageQuery,
    role: personTerms.role.optional(),
    state: z.enum(states, `must be one of ${states.join(', ')}`).optional(),
    q: z
      .string()
      .min(1, 'must not be empty')
      .max(maxSearchLength, `can have at most ${maxSearchLength} characters`)
      .regex(/^\P{Cc}*$/u, 'must be plain text')
      .optional()
      .meta({ description: 'Text in the name or e-mail' }),
  }),
  body: null,
  answer: { status: 200, schema: z.strictObject({ people: z.array(personSchema), metadata: pageMetadataSchema }) },
  errors: [],
});

export const createPerson = defineEndpoint({
  ...own,
  name: 'people.create',
  method: 'POST',
  path: '/v2/people',
  summary: 'Create a person with a password',
  description: `For scripts. Otherwise send an invitation, so that nobody else knows the password. ${beyond}`,
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: z
    .strictObject({ ...personTerms, agent_ids: agentListSchema.default(null), password: passwordSchema })
    .refine((person) => !refusesListOf(person), { path: ['agent_ids'], error: listRefusal }),
  answer: { status: 201, created: '/v2/people/{person_id}', schema: personSchema, headers: ['Location'] },
  errors: ['conflict', ...badBody],
});

export const getPerson = defineEndpoint({
  ...own,
  name: 'people.get',
  method: 'GET',
  path: '/v2/people/{person_id}',
  summary: 'Get a person',
  params: paramsSchema,
  query: z.strictObject({}),
  body: null,
  answer: { status: 200, schema: personSchema },
  errors: ['not_found'],
});

export const updatePerson = defineEndpoint({
  ...own,
  name: 'people.update',
  method: 'PATCH',
  path: '/v2/people/{person_id}',
  summary: 'Update, suspend or reactivate a person',
  description: `Takes effect on their next call. Suspending ends all their sign-ins; the API keys they created keep working, and \`GET /v2/api_keys?created_by=…\` lists them. The last active admin must stay one. ${beyond} Changing the e-mail hands the person over to someone else, so the same applies to it.`,
  params: paramsSchema,
  query: z.strictObject({}),
  body: z
    .strictObject({
      name: personTerms.name.optional(),
      email: personTerms.email.optional(),
      role: personTerms.role.optional(),
      agent_ids: personTerms.agent_ids.optional(),
      state: z.enum(states, `a state must be one of ${states.join(', ')}`).optional(),
    })
    .refine(
      (body) => Object.keys(body).length > 0,
      'has nothing to change: send name, email, role, agent_ids or state',
    ),
  answer: { status: 200, schema: personSchema },
  errors: ['not_found', 'conflict', ...badBody],
});

export const createPasswordReset = defineEndpoint({
  ...own,
  name: 'password_resets.create',
  method: 'POST',
  path: '/v2/people/{person_id}/password_resets',
  summary: 'Create a link for a person to set a new password',
  description:
    'The desk sends no mail: pass the link on yourself. It is shown once, works once and expires after one hour; an earlier link for this person ends. You must hold everything that the person holds.',
  params: paramsSchema,
  query: z.strictObject({}),
  body: null,
  answer: { status: 201, schema: oneTimeLinkSchema },
  errors: ['not_found', 'conflict'],
});

export const getMe = defineEndpoint({
  name: 'people.getMe',
  method: 'GET',
  path: '/v2/me',
  summary: 'Get yourself',
  actors: 'people',
  permissions: [],
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: null,
  answer: { status: 200, schema: personSchema },
  errors: [],
  sendsSessionData: false,
});

export const updateMe = defineEndpoint({
  name: 'people.updateMe',
  method: 'PATCH',
  path: '/v2/me',
  summary: 'Change your own name or password',
  description: 'A new password requires the current one, and ends all other sign-ins.',
  actors: 'people',
  permissions: [],
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: z
    .strictObject({
      name: personTerms.name.optional(),
      password: z.strictObject({ current: z.string().max(1_000, 'is not a password'), new: passwordSchema }).optional(),
    })
    .refine((body) => Object.keys(body).length > 0, 'has nothing to change: send name or password'),
  answer: { status: 200, schema: personSchema },
  errors: [...badBody],
  sendsSessionData: false,
});

export const listRecentSessions = defineEndpoint({
  name: 'recent_sessions.list',
  method: 'GET',
  path: '/v2/me/recent_sessions',
  summary: 'List the ten sessions that you viewed most recently',
  actors: 'people',
  permissions: ['sessions:read'],
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: null,
  answer: {
    status: 200,
    schema: z.strictObject({ recent_sessions: z.array(recentSessionSchema).max(10), metadata: z.strictObject({}) }),
  },
  errors: [],
  sendsSessionData: true,
});
