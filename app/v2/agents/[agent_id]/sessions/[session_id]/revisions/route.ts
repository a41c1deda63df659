import * as revisions from '#core/sessions/revisions';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(revisions.list);
