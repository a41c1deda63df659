import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { sessionSchema } from './sessions';
import { timeSchema } from './times';

/** What of a session can be shared. */
export const sharedFields = [
  'id',
  'agent_id',
  'description',
  'metadata',
  'enabled',
  'created_at',
  'last_change',
] as const;

export type SharedField = (typeof sharedFields)[number];

/** An open of a share link lasts so long. */
export const openMinutes = 30;

/** So long a passphrase may be. */
export const maxPassphraseLength = 200;

/** A session as the recipient of a link gets it: the fields that its maker chose, in their usual order. */
export const sharedSessionSchema = sessionSchema.partial().meta({
  id: 'SharedSession',
  description: 'Only the fields that the maker of the link chose',
});

export type SharedSession = z.infer<typeof sharedSessionSchema>;

export const openSharedSession = defineEndpoint({
  name: 'shared_session.open',
  method: 'POST',
  path: '/v2/shared_session/opens',
  summary: 'Open a share link',
  description: `Counts one open, and answers a credential that reads the session for ${openMinutes} minutes. A link with a passphrase needs it in the body; without one the body is \`{}\`. Ten wrong passphrases in ten minutes lock the link for ten. A link that no longer opens is answered with 401, and \`messages\` say why; of an unknown token only that there is no such link.`,
  actors: 'share_links',
  permissions: [],
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: z.strictObject({
    passphrase: z
      .string('a passphrase is a text')
      .min(1, 'is empty')
      .max(maxPassphraseLength, `a passphrase has at most ${maxPassphraseLength} characters`)
      .optional(),
  }),
  answer: {
    status: 201,
    schema: z
      .strictObject({
        credential: z.string().meta({ description: 'Shown here and never again' }),
        ends_at: timeSchema,
        shared_by: z.string().meta({ description: 'The name of the maker of the link' }),
        shared_until: timeSchema.meta({ description: 'When the link ends' }),
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
    'With the credential of an open. Each call looks again whether the link still holds: it ends at once when the link is revoked or expires, the session is deleted, or sharing is forbidden.',
  actors: 'share_link_opens',
  permissions: [],
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: null,
  answer: { status: 200, schema: sharedSessionSchema, headers: ['ETag'] },
  errors: [],
  sendsSessionData: true,
});
