import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { pageMetadataSchema, pageQuery } from './paging';
import { shareLinkParamsSchema } from './share-links';
import { timeSchema } from './times';

const shareLinkOpenSchema = z
  .strictObject({
    id: z.string(),
    at: timeSchema,
    outcome: z.enum(['ok', 'refused']),
    refused_because: z
      .enum(['revoked', 'expired', 'used_up', 'ended', 'passphrase_missing', 'passphrase_wrong', 'locked'])
      .nullable()
      .meta({ description: 'Null for an open that succeeded' }),
    address: z.string().nullable().optional(),
    user_agent: z.string().nullable().optional(),
  })
  .meta({ id: 'ShareLinkOpen' });

export type ShareLinkOpen = z.infer<typeof shareLinkOpenSchema>;

export const listShareLinkOpens = defineEndpoint({
  name: 'share_links.listOpens',
  method: 'GET',
  path: '/v2/share_links/{link_id}/opens',
  summary: 'List who opened a share link, or tried to, newest first',
  description:
    'Opens and refused opens, for as long as the audit log is kept. `address` and `user_agent` are only returned to those who hold `personal_data:read` or `audit:read`.',
  actors: 'people_and_keys',
  permissions: ['share_links:write'],
  params: shareLinkParamsSchema,
  query: z.strictObject(pageQuery),
  body: null,
  answer: {
    status: 200,
    schema: z.strictObject({ opens: z.array(shareLinkOpenSchema), metadata: pageMetadataSchema }),
  },
  errors: ['not_found'],
  sendsSessionData: false,
});
