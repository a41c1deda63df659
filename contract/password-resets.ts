import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { tokenSchema } from './one-time-links';
import { passwordSchema } from './passwords';

export const redeemPasswordReset = defineEndpoint({
  name: 'password_resets.redeem',
  method: 'POST',
  path: '/v2/password_resets/uses',
  summary: 'Set a new password with a link',
  description:
    'For anyone with the link. Ends all of the person’s sign-ins. `conflict` says why a link no longer works.',
  actors: 'anyone',
  permissions: [],
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: z.strictObject({ token: tokenSchema, password: passwordSchema }),
  answer: { status: 204, schema: null },
  errors: ['not_found', 'conflict', 'payload_too_large', 'unsupported_media_type'],
  sendsSessionData: false,
});
