import { listAuditEvents } from '#contract/audit-events';
import * as auditEvents from '#core/audit-reading/events';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(listAuditEvents, auditEvents.list);
