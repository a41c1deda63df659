import * as sessionParts from '#core/sessions/parts';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(sessionParts.count);
