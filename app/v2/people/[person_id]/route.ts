import * as people from '#core/people/people';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(people.get);
export const PATCH = endpoint(people.update);
