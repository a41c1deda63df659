import * as sessionLists from '#core/sessions/lists';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(sessionLists.listAll);
