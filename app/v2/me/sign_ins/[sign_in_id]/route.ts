import * as signIns from '#core/people/sign-ins';
import { endpoint } from '#http/endpoint';

export const DELETE = endpoint(signIns.delete);
