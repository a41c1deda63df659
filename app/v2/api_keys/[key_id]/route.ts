import { deleteApiKey, getApiKey, updateApiKey } from '#contract/api-keys';
import * as apiKeys from '#core/api-keys/api-keys';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(getApiKey, apiKeys.get);
export const PATCH = endpoint(updateApiKey, apiKeys.update);
export const DELETE = endpoint(deleteApiKey, apiKeys.delete);
