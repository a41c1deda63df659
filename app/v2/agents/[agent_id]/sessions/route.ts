import * as sessionLists from '#core/sessions/lists';
import * as sessions from '#core/sessions/sessions';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(sessionLists.list);
export const POST = endpoint(sessions.create);
