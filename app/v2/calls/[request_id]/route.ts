import * as calls from '#core/audit-reading/calls';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(calls.listOfRequest);
