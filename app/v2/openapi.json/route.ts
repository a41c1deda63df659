import { getOpenapi } from '#contract/openapi';
import * as openapi from '#core/desk/openapi';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(getOpenapi, openapi.get);
