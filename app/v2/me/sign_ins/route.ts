import * as signIns from '#core/people/sign-ins';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(signIns.list);
export const DELETE = endpoint(signIns.deleteAll);
