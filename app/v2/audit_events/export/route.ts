import { exportAuditEvents } from '#contract/audit-events';
import * as auditEvents from '#core/audit-reading/audit-export';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(exportAuditEvents, auditEvents.exportFile);
