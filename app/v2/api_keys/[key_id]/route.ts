import * as apiKeys from '#core/api-keys/api-keys';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(apiKeys.get);
export const PATCH = endpoint(apiKeys.update);
export const DELETE = endpoint(apiKeys.delete);
