import { listSessions } from '#contract/session-lists';
import { createSession } from '#contract/sessions';
import * as sessionLists from '#core/sessions/lists';
import * as sessions from '#core/sessions/sessions';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(listSessions, sessionLists.list);
export const POST = endpoint(createSession, sessions.create);
