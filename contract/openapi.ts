import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { exactObjectSchema, keepsText } from './exact-json';

export const getOpenapi = defineEndpoint({
  name: 'openapi.get',
  method: 'GET',
  path: '/v2/openapi.json',
  summary: 'Get this description of the API',
  description: 'OpenAPI 3.1. The page `/docs` shows the same.',
  actors: 'anyone',
  permissions: [],
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: null,
  answer: { status: 200, schema: keepsText(exactObjectSchema.meta({ description: 'An OpenAPI document' })) },
  errors: [],
  sendsSessionData: false,
});
