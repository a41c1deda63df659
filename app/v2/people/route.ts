import { createPerson, listPeople } from '#contract/people';
import * as people from '#core/people/people';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(listPeople, people.list);
export const POST = endpoint(createPerson, people.create);
