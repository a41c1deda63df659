import { createReveal, listReveals } from '#contract/reveals';
import * as reveals from '#core/sessions/reveals';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(listReveals, reveals.list);
export const POST = endpoint(createReveal, reveals.create);
