import { getSessionCounts } from '#contract/session-counts';
import * as sessionCounts from '#core/sessions/session-counts';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(getSessionCounts, sessionCounts.get);
