import * as lookups from '#core/lookups/lookups';
import { endpoint } from '#http/endpoint';

export const POST = endpoint(lookups.create);
