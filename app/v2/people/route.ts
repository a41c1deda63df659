import * as people from '#core/people/people';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(people.list);
export const POST = endpoint(people.create);
