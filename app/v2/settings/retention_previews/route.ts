import { createRetentionPreview } from '#contract/retention-previews';
import * as auditRetention from '#core/audit/retention';
import { endpoint } from '#http/endpoint';

export const POST = endpoint(createRetentionPreview, auditRetention.preview);
