import * as apiKeys from '#core/api-keys/api-keys';
import { endpoint } from '#http/endpoint';

export const POST = endpoint(apiKeys.rotate);
