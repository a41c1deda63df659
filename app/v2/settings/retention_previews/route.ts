import * as auditRetention from '#core/audit/retention';
import { endpoint } from '#http/endpoint';

export const POST = endpoint(auditRetention.preview);
