import * as me from '#core/people/me';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(me.get);
export const PATCH = endpoint(me.update);
