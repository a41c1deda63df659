import { getSession } from '#contract/sessions';
import * as sessions from '#core/sessions';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(getSession, sessions.get);
