import { getPerson, updatePerson } from '#contract/people';
import * as people from '#core/people/people';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(getPerson, people.get);
export const PATCH = endpoint(updatePerson, people.update);
