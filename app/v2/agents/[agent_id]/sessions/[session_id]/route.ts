import { deleteSession, getSession, updateSession } from '#contract/sessions';
import * as sessions from '#core/sessions/sessions';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(getSession, sessions.get);
export const PATCH = endpoint(updateSession, sessions.update);
export const DELETE = endpoint(deleteSession, sessions.delete);
