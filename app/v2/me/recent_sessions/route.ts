import * as recentSessions from '#core/sessions/recent';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(recentSessions.list);
