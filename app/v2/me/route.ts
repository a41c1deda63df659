import { getMe, updateMe } from '#contract/people';
import * as me from '#core/people/me';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(getMe, me.get);
export const PATCH = endpoint(updateMe, me.update);
