import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { pageMetadataSchema, pageQuery } from './paging';
import { timeSchema } from './times';

const signInSchema = z
  .strictObject({
    id: z.string(),
    created_at: timeSchema,
    ends_at: timeSchema,
    address: z.string(),
    user_agent: z.string(),
    is_current: z.boolean().meta({ description: 'Whether this call was made with it' }),
  })
  .meta({ id: 'SignIn' });

export type SignIn = z.infer<typeof signInSchema>;

const own = { actors: 'people', permissions: [], sendsSessionData: false } as const;

export const listSignIns = defineEndpoint({
  ...own,
  name: 'sign_ins.list',
  method: 'GET',
  path: '/v2/me/sign_ins',
  summary: 'List your own active sign-ins, newest first',
  params: z.strictObject({}),
  query: z.strictObject(pageQuery),
  body: null,
  answer: { status: 200, schema: z.strictObject({ sign_ins: z.array(signInSchema), metadata: pageMetadataSchema }) },
  errors: [],
});

export const deleteSignIns = defineEndpoint({
  ...own,
  name: 'sign_ins.deleteAll',
  method: 'DELETE',
  path: '/v2/me/sign_ins',
  summary: 'Sign out everywhere',
  params: z.strictObject({}),
  query: z.strictObject({
    keep_current: z
      .enum(['true', 'false'], 'must be true or false')
      .optional()
      .meta({ description: '`true` keeps the sign-in used for this call' }),
  }),
  body: null,
  answer: { status: 204, schema: null },
  errors: [],
});

export const deleteSignIn = defineEndpoint({
  ...own,
  name: 'sign_ins.delete',
  method: 'DELETE',
  path: '/v2/me/sign_ins/{sign_in_id}',
  summary: 'End one of your own sign-ins',
  params: z.strictObject({
    sign_in_id: z.string().regex(/^sgn_[0-9A-Za-z]{1,64}$/, 'a sign_in_id is sgn_ followed by letters and digits'),
  }),
  query: z.strictObject({}),
  body: null,
  answer: { status: 204, schema: null },
  errors: ['not_found'],
});
