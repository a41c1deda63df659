import * as reveals from '#core/sessions/reveals';
import { endpoint } from '#http/endpoint';

export const DELETE = endpoint(reveals.delete);
