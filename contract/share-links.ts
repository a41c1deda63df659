import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { agentIdSchema, sessionIdSchema } from './ids';
import { pageMetadataSchema, pageQuery } from './paging';
import { revealReasonSchema } from './reveals';
import { shareableNames } from './session-fields';
import { sessionParamsSchema } from './sessions';
import { maxPassphraseLength, sharedFields, sharedSessionSchema } from './shared-session';
import { momentSchema, timeSchema } from './times';

/** The highest limit of opens that a link can have. */
const maxOpensOverall = 1_000;
const maxKeys = 500;
const maxKeyLength = 1_000;
const minPassphraseLength = 8;

/** The states of a link. Only an active one can be opened. */
const shareLinkStates = ['active', 'used_up', 'expired', 'revoked', 'ended'] as const;

/** Why a link ended on its own. */
const shareLinkEnds = ['session_deleted', 'sharing_forbidden', 'maker_suspended', 'maker_lost_permission'] as const;

const fieldSchema = z.enum(sharedFields);

const shareLinkSchema = z
  .strictObject({
    id: z.string(),
    agent_id: agentIdSchema,
    session_id: sessionIdSchema,
    made_by: z
      .strictObject({ kind: z.enum(['person', 'api_key', 'system']), id: z.string().optional(), name: z.string() })
      .meta({ description: '`id` is only returned to those who hold `personal_data:read` or `audit:read`' }),
    created_at: timeSchema,
    expires_at: timeSchema,
    mode: z.enum(['live', 'frozen']),
    revision_id: z.string().nullable().meta({ description: 'The revision that a frozen link shows' }),
    fields: z.array(fieldSchema),
    metadata_keys: z.array(z.string()).nullable().meta({ description: 'Null: all of the metadata' }),
    masked: z.boolean(),
    reason: z.string().nullable().optional().meta({
      description: 'Why values are shown; only returned to those who hold `personal_data:read` or `audit:read`',
    }),
    has_passphrase: z.boolean(),
    locked_until: timeSchema.nullable().meta({ description: 'Too many wrong passphrases; null: not locked' }),
    most_opens: z.int().nullable(),
    opens: z.int(),
    last_opened_at: timeSchema.nullable(),
    state: z.enum(shareLinkStates),
    ended_because: z.enum(shareLinkEnds).nullable().meta({ description: 'Only for a link that has `ended`' }),
  })
  .meta({ id: 'ShareLink' });

export type ShareLink = z.infer<typeof shareLinkSchema>;

const newShareLinkSchema = shareLinkSchema
  .extend({
    token: z.string().meta({ description: 'Shown once' }),
    url: z.string().meta({ description: 'The URL to send; it contains the token' }),
  })
  .meta({ id: 'NewShareLink' });

export type NewShareLink = z.infer<typeof newShareLinkSchema>;

const different = (list: readonly unknown[]) => new Set(list).size === list.length;

const passphraseSchema = z
  .string('a passphrase must be a string')
  .min(minPassphraseLength, `a passphrase must have at least ${minPassphraseLength} characters`)
  .max(maxPassphraseLength, `a passphrase can have at most ${maxPassphraseLength} characters`);

const termsSchema = z
  .strictObject({
    fields: z
      .array(fieldSchema)
      .min(1, 'name at least one field')
      .refine(different, 'names a field twice')
      .default([...shareableNames])
      .meta({ description: 'What the recipient sees of the session; by default everything but `last_change`' }),
    metadata_keys: z
      .array(z.string().max(maxKeyLength, `a key can have at most ${maxKeyLength} characters`))
      .min(1, 'name at least one key, or leave metadata out of fields')
      .max(maxKeys, `can have at most ${maxKeys} keys`)
      .refine(different, 'names a key twice')
      .nullable()
      .default(null)
      .meta({ description: 'The top-level metadata keys that the recipient sees; null: all' }),
    masked: z.boolean('masked must be true or false').default(true).meta({
      description: '`false` shows personal data. It requires `personal_data:read` and a `reason`',
    }),
    reason: revealReasonSchema.optional().meta({ description: 'Why values are shown; required if `masked` is false' }),
    mode: z.enum(['live', 'frozen'], 'mode must be live or frozen').default('live').meta({
      description: '`live` always shows the current session, `frozen` always the same revision',
    }),
    revision_id: z
      .string()
      .regex(/^[0-9A-Za-z_-]{1,255}$/, 'is not the id of a revision')
      .optional()
      .meta({ description: 'With `frozen`: which revision; the current one by default' }),
    expires_at: momentSchema.optional().meta({
      description:
        'When the link expires, as a time with its zone (RFC 3339). By default after the desk’s default expiry (7 days unless an admin changed it), and never beyond its maximum (90 days)',
    }),
    most_opens: z
      .int('most_opens must be a whole number or null')
      .min(1, 'most_opens must be at least 1')
      .max(maxOpensOverall, `most_opens can be at most ${maxOpensOverall}`)
      .nullable()
      .default(null)
      .meta({ description: 'How often the link can be opened; null: unlimited' }),
    passphrase: passphraseSchema.nullable().default(null).meta({ description: 'Required at each open' }),
  })
  .superRefine((terms, context) => {
    const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
    if (!terms.masked && terms.reason === undefined) refuse('reason', 'is required when personal data is shown');
    if (terms.masked && terms.reason !== undefined) refuse('reason', 'can only be sent with masked false');
    if (terms.mode === 'live' && terms.revision_id !== undefined)
      refuse('revision_id', 'can only be sent with mode frozen');
    if (terms.metadata_keys !== null && !terms.fields.includes('metadata')) {
      refuse('metadata_keys', 'can only be sent if fields include metadata');
    }
  });

export type ShareLinkTerms = z.output<typeof termsSchema>;

export const shareLinkParamsSchema = z.strictObject({
  link_id: z.string().regex(/^shl_[0-9A-Za-z]{22}$/, 'a link_id is shl_ followed by 22 letters and digits'),
});

const unknownSession = ['agent_not_found', 'session_not_found'] as const;
const badBody = ['payload_too_large', 'unsupported_media_type'] as const;

export const listShareLinks = defineEndpoint({
  name: 'share_links.list',
  method: 'GET',
  path: '/v2/agents/{agent_id}/sessions/{session_id}/share_links',
  summary: 'List the share links of a session, newest first',
  actors: 'people_and_keys',
  permissions: ['share_links:write'],
  params: sessionParamsSchema,
  query: z.strictObject(pageQuery),
  body: null,
  answer: {
    status: 200,
    schema: z.strictObject({ share_links: z.array(shareLinkSchema), metadata: pageMetadataSchema }),
  },
  errors: unknownSession,
  sendsSessionData: false,
});

export const listAllShareLinks = defineEndpoint({
  name: 'share_links.listAll',
  method: 'GET',
  path: '/v2/share_links',
  summary: 'List share links across agents, newest first',
  description: 'Includes links of deleted sessions, without content.',
  actors: 'people_and_keys',
  permissions: ['share_links:write'],
  params: z.strictObject({}),
  query: z.strictObject({
    ...pageQuery,
    agent_id: agentIdSchema.optional(),
    state: z.enum(shareLinkStates, `must be one of ${shareLinkStates.join(', ')}`).optional(),
  }),
  body: null,
  answer: {
    status: 200,
    schema: z.strictObject({ share_links: z.array(shareLinkSchema), metadata: pageMetadataSchema }),
  },
  errors: [],
  sendsSessionData: false,
});

export const createShareLink = defineEndpoint({
  name: 'share_links.create',
  method: 'POST',
  path: '/v2/agents/{agent_id}/sessions/{session_id}/share_links',
  summary: 'Create a share link for someone without a sign-in',
  description:
    'The answer holds the token and the URL, which are not shown again. Also requires `sessions:read`: you can’t grant more than you hold. A link has its own placeholders: the same one means the same value only within this link.',
  actors: 'people_and_keys',
  permissions: ['share_links:write', 'sessions:read'],
  params: sessionParamsSchema,
  query: z.strictObject({}),
  body: termsSchema,
  answer: { status: 201, schema: newShareLinkSchema },
  errors: [...unknownSession, ...badBody],
  sendsSessionData: false,
});

export const previewShareLink = defineEndpoint({
  name: 'share_links.preview',
  method: 'POST',
  path: '/v2/agents/{agent_id}/sessions/{session_id}/share_links/preview',
  summary: 'Preview what the recipient of a share link would see',
  description:
    'Takes the same body as creating a link, but creates nothing; it is recorded as an access by the caller. Personal data is shown only to those who may see it now: an API key with `personal_data:read`, or a person during a reveal of this session. For anyone else an unmasked link is previewed masked, with `shown_masked`.',
  actors: 'people_and_keys',
  permissions: ['share_links:write', 'sessions:read'],
  params: sessionParamsSchema,
  query: z.strictObject({}),
  body: termsSchema,
  answer: {
    status: 200,
    schema: z.strictObject({
      session: sharedSessionSchema,
      expires_at: timeSchema,
      revision_id: z.string().meta({ description: 'The revision that is shown' }),
      shown_masked: z.boolean().meta({ description: 'The recipient would see values where you see placeholders' }),
    }),
  },
  errors: [...unknownSession, ...badBody],
  sendsSessionData: true,
});

export const deleteShareLink = defineEndpoint({
  name: 'share_links.delete',
  method: 'DELETE',
  path: '/v2/share_links/{link_id}',
  summary: 'Revoke a share link',
  description:
    'Takes effect at once and permanently, even for someone who has it open. Revoking it again changes nothing.',
  actors: 'people_and_keys',
  permissions: ['share_links:write'],
  params: shareLinkParamsSchema,
  query: z.strictObject({}),
  body: null,
  answer: { status: 204, schema: null },
  errors: ['not_found'],
  sendsSessionData: false,
});
