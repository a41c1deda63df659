import { z } from 'zod';
import { agentListSchema } from './agent-lists';
import { defineEndpoint } from './endpoint';
import { oneTimeLinkSchema, tokenSchema } from './one-time-links';
import { pageMetadataSchema, pageQuery } from './paging';
import { passwordSchema } from './passwords';
import { listRefusal, personSchema, personTerms, refusesListOf } from './people';
import { roles } from './permissions';
import { timeSchema } from './times';

const invitationStates = ['open', 'accepted', 'expired', 'revoked'] as const;

const invitationSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role: z.enum(roles),
    agent_ids: agentListSchema,
    state: z.enum(invitationStates),
    created_at: timeSchema,
    created_by: z.strictObject({
      kind: z.enum(['person', 'api_key', 'system']),
      id: z.string().nullable(),
      name: z.string(),
    }),
    expires_at: timeSchema,
    person_id: z.string().nullable().meta({ description: 'Who accepted it' }),
  })
  .meta({ id: 'Invitation' });

export type Invitation = z.infer<typeof invitationSchema>;

const badBody = ['payload_too_large', 'unsupported_media_type'] as const;
const own = { actors: 'people_and_keys', permissions: ['people:write'], sendsSessionData: false } as const;

export const listInvitations = defineEndpoint({
  ...own,
  name: 'invitations.list',
  method: 'GET',
  path: '/v2/invitations',
  summary: 'List invitations, newest first',
  params: z.strictObject({}),
  query: z.strictObject({
    ...pageQuery,
    state: z.enum(invitationStates, `must be one of ${invitationStates.join(', ')}`).optional(),
  }),
  body: null,
  answer: {
    status: 200,
    schema: z.strictObject({ invitations: z.array(invitationSchema), metadata: pageMetadataSchema }),
  },
  errors: [],
});

export const createInvitation = defineEndpoint({
  ...own,
  name: 'invitations.create',
  method: 'POST',
  path: '/v2/invitations',
  summary: 'Invite a person with a link',
  description:
    'The desk sends no mail: pass the link on yourself. It is shown once, works once and expires after 72 hours; an earlier open invitation to this e-mail ends. Opening the page doesn’t use the link; joining does. You can’t grant more than you hold, neither now nor when the link is used.',
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: z
    .strictObject({ ...personTerms, agent_ids: agentListSchema.default(null) })
    .refine((person) => !refusesListOf(person), { path: ['agent_ids'], error: listRefusal }),
  answer: { status: 201, schema: invitationSchema.extend(oneTimeLinkSchema.shape).meta({ id: 'NewInvitation' }) },
  errors: ['conflict', ...badBody],
});

export const deleteInvitation = defineEndpoint({
  ...own,
  name: 'invitations.delete',
  method: 'DELETE',
  path: '/v2/invitations/{invitation_id}',
  summary: 'Revoke an invitation',
  params: z.strictObject({
    invitation_id: z
      .string()
      .regex(/^inv_[0-9A-Za-z]{22}$/, 'an invitation_id is inv_ followed by 22 letters and digits'),
  }),
  query: z.strictObject({}),
  body: null,
  answer: { status: 204, schema: null },
  errors: ['not_found', 'conflict'],
});

export const acceptInvitation = defineEndpoint({
  name: 'invitations.accept',
  method: 'POST',
  path: '/v2/invitations/acceptances',
  summary: 'Accept an invitation',
  description: 'For anyone with the link. `conflict` says why a link no longer works.',
  actors: 'anyone',
  permissions: [],
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: z.strictObject({ token: tokenSchema, name: personTerms.name.optional(), password: passwordSchema }),
  answer: { status: 201, schema: personSchema },
  errors: ['not_found', 'conflict', ...badBody],
  sendsSessionData: false,
});
