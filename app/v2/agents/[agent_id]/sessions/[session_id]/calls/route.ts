import { listSessionCalls } from '#contract/calls';
import * as calls from '#core/calls';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(listSessionCalls, calls.listOfSession);
