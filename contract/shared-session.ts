import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { shareableNames } from './session-fields';
import { sessionSchema } from './sessions';
import { timeSchema } from './times';

/** The fields of a session that can be shared. */
export const sharedFields = [...shareableNames, 'last_change'] as const;

export type SharedField = (typeof sharedFields)[number];

/** How long an open of a share link lasts. */
export const openMinutes = 30;

/** The maximum length of a passphrase. */
export const maxPassphraseLength = 200;

/** A session as the recipient of a link gets it: the fields that its creator chose, in their usual order. */
export const sharedSessionSchema = sessionSchema.partial().meta({
  id: 'SharedSession',
  description: 'Only the fields that the link’s creator chose',
});

export type SharedSession = z.infer<typeof sharedSessionSchema>;

export const openSharedSession = defineEndpoint({
  name: 'shared_session.open',
  method: 'POST',
  path: '/v2/shared_session/opens',
  summary: 'Open a share link',
  description: `Counts as one open, and returns a credential that reads the session for ${openMinutes} minutes. If the link has a passphrase, send it in the body; otherwise the body is \`{}\`. Ten wrong passphrases in ten minutes lock the link for ten minutes. For a link that no longer opens the answer is 401, and \`messages\` say why; for an unknown token they only say that there is no such link.`,
  actors: 'share_links',
  permissions: [],
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: z.strictObject({
    passphrase: z
      .string('a passphrase must be a string')
      .min(1, 'must not be empty')
      .max(maxPassphraseLength, `a passphrase can have at most ${maxPassphraseLength} characters`)
      .optional(),
  }),
  answer: {
    status: 201,
    schema: z
      .strictObject({
        credential: z.string().meta({ description: 'Shown once' }),
        ends_at: timeSchema,
        shared_by: z.string().meta({ description: 'The name of the link’s creator' }),
        shared_until: timeSchema.meta({ description: 'When the link expires' }),
      })
      .meta({ id: 'SharedSessionOpen' }),
  },
  errors: ['payload_too_large', 'unsupported_media_type'],
  sendsSessionData: false,
});

export const getSharedSession = defineEndpoint({
  name: 'shared_session.get',
  method: 'GET',
  path: '/v2/shared_session',
  summary: 'Get the session that a share link opened',
  description:
    'With the credential of an open. Each call checks that the link is still valid: access ends at once when the link is revoked or expires, the session is deleted, or sharing is turned off.',
  actors: 'share_link_opens',
  permissions: [],
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: null,
  answer: { status: 200, schema: sharedSessionSchema, headers: ['ETag'] },
  errors: [],
  sendsSessionData: true,
});
