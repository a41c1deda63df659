import { createSession } from '#contract/sessions';
import * as sessions from '#core/sessions';
import { endpoint } from '#http/endpoint';

export const POST = endpoint(createSession, sessions.create);
