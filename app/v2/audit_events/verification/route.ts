import * as auditEvents from '#core/audit-reading/events';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(auditEvents.verify);
