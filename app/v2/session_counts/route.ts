import { getSessionCounts } from '#contract/session-counts';
import * as sessionCounts from '#core/sessions/counts';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(getSessionCounts, sessionCounts.get);
