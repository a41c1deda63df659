import { listRecentSessions } from '#contract/people';
import * as recentSessions from '#core/sessions/recent';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(listRecentSessions, recentSessions.list);
