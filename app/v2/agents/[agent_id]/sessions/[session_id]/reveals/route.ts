import * as reveals from '#core/sessions/reveals';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(reveals.list);
export const POST = endpoint(reveals.create);
