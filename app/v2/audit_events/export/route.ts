import * as auditEvents from '#core/audit-reading/export';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(auditEvents.exportFile);
