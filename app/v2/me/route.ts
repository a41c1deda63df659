import { getMe } from '#contract/people';
import * as people from '#core/people';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(getMe, people.getMe);
