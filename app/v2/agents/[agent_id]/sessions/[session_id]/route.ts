import * as sessions from '#core/sessions/sessions';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(sessions.get);
export const PATCH = endpoint(sessions.update);
export const DELETE = endpoint(sessions.delete);
