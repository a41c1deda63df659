import * as sessionCounts from '#core/sessions/counts';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(sessionCounts.get);
