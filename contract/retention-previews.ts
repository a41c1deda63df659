import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { retentionSchema } from './settings';
import { timeSchema } from './times';

const retentionPreviewSchema = z
  .strictObject({
    seals: z
      .int()
      .min(0)
      .meta({ description: 'Batches of events that would be removed; the seals themselves are kept' }),
    events: z.int().min(0),
    oldest_at: timeSchema
      .nullable()
      .meta({ description: 'When the oldest of these events was recorded; null if none' }),
    newest_at: timeSchema.nullable(),
  })
  .meta({ id: 'RetentionPreview' });

export type RetentionPreview = z.infer<typeof retentionPreviewSchema>;

export const createRetentionPreview = defineEndpoint({
  name: 'settings.createRetentionPreview',
  method: 'POST',
  path: '/v2/settings/retention_previews',
  summary: 'Preview what a retention period would remove from the audit log',
  description:
    'A dry run: nothing is changed. Retention removes whole sealed batches, oldest first, once all events of a batch are older than that. With `audit_retention_days` null nothing would be removed.',
  actors: 'people_and_keys',
  permissions: ['settings:write'],
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: z.strictObject({ audit_retention_days: retentionSchema }),
  answer: { status: 200, schema: retentionPreviewSchema },
  errors: ['payload_too_large', 'unsupported_media_type'],
  sendsSessionData: false,
});
