import { exportAuditEvents } from '#contract/audit-events';
import * as auditEvents from '#core/audit-reading/export';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(exportAuditEvents, auditEvents.exportFile);
