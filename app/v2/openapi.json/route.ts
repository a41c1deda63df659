import * as openapi from '#core/desk/openapi';
import { endpoint } from '#http/endpoint';

export const GET = endpoint(openapi.get);
