import * as suggestions from '#core/lookups/suggestions';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(suggestions.list);
