import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { retentionSchema } from './settings';
import { timeSchema } from './times';

const retentionPreviewSchema = z
  .strictObject({
    seals: z.int().min(0).meta({ description: 'Batches of events that would go; the seals themselves stay' }),
    events: z.int().min(0),
    oldest_at: timeSchema.nullable().meta({ description: 'When the oldest of these events was recorded; null: none' }),
    newest_at: timeSchema.nullable(),
  })
  .meta({ id: 'RetentionPreview' });

export type RetentionPreview = z.infer<typeof retentionPreviewSchema>;

export const createRetentionPreview = defineEndpoint({
  name: 'settings.createRetentionPreview',
  method: 'POST',
  path: '/v2/settings/retention_previews',
  summary: 'See what another retention would remove from the audit log now',
  description:
    'A dry run: nothing is changed. Retention removes whole sealed batches, oldest first, once all events of a batch are older. With `audit_retention_days` null nothing would go.',
  actors: 'people_and_keys',
  permissions: ['settings:write'],
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: z.strictObject({ audit_retention_days: retentionSchema }),
  answer: { status: 200, schema: retentionPreviewSchema },
  errors: ['payload_too_large', 'unsupported_media_type'],
  sendsSessionData: false,
});
