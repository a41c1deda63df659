import { createApiKey, listApiKeys } from '#contract/api-keys';
import * as apiKeys from '#core/api-keys/api-keys';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(listApiKeys, apiKeys.list);
export const POST = endpoint(createApiKey, apiKeys.create);
