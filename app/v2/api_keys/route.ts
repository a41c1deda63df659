import * as apiKeys from '#core/api-keys/api-keys';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(apiKeys.list);
export const POST = endpoint(apiKeys.create);
