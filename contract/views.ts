import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { nameSchema } from './names';
import { pageMetadataSchema, pageQuery } from './paging';
import { keptFilters, orderQuery } from './session-filters';
import { timeSchema } from './times';

const maxNameLength = 100;

/** The maximum number of views of a person. */
export const maxViews = 100;

const viewFiltersSchema = z.strictObject({ ...keptFilters, ...orderQuery });

export type ViewFilters = z.infer<typeof viewFiltersSchema>;

const viewSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    filters: viewFiltersSchema.meta({ description: 'The filters of a session list' }),
    created_at: timeSchema,
    updated_at: timeSchema,
  })
  .meta({ id: 'View' });

export type View = z.infer<typeof viewSchema>;

const viewParamsSchema = z.strictObject({
  view_id: z.string().regex(/^vew_[0-9A-Za-z]{22}$/, 'a view_id is vew_ followed by 22 letters and digits'),
});

const badBody = ['payload_too_large', 'unsupported_media_type'] as const;

export const listViews = defineEndpoint({
  name: 'views.list',
  method: 'GET',
  path: '/v2/views',
  summary: 'List your own saved views, newest first',
  actors: 'people',
  permissions: [],
  params: z.strictObject({}),
  query: z.strictObject(pageQuery),
  body: null,
  answer: { status: 200, schema: z.strictObject({ views: z.array(viewSchema), metadata: pageMetadataSchema }) },
  errors: [],
  sendsSessionData: false,
});

export const createView = defineEndpoint({
  name: 'views.create',
  method: 'POST',
  path: '/v2/views',
  summary: 'Save session list filters under a name',
  description: 'Everything but an exact masked value can be saved.',
  actors: 'people',
  permissions: [],
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: z.strictObject({ name: nameSchema(maxNameLength), filters: viewFiltersSchema }),
  answer: { status: 201, created: '/v2/views/{view_id}', schema: viewSchema, headers: ['Location'] },
  errors: ['conflict', ...badBody],
  sendsSessionData: false,
});

export const updateView = defineEndpoint({
  name: 'views.update',
  method: 'PATCH',
  path: '/v2/views/{view_id}',
  summary: 'Update your own saved view',
  actors: 'people',
  permissions: [],
  params: viewParamsSchema,
  query: z.strictObject({}),
  body: z
    .strictObject({ name: nameSchema(maxNameLength).optional(), filters: viewFiltersSchema.optional() })
    .refine((body) => Object.keys(body).length > 0, 'has nothing to change: send name or filters'),
  answer: { status: 200, schema: viewSchema },
  errors: ['not_found', ...badBody],
  sendsSessionData: false,
});

export const deleteView = defineEndpoint({
  name: 'views.delete',
  method: 'DELETE',
  path: '/v2/views/{view_id}',
  summary: 'Delete your own saved view',
  actors: 'people',
  permissions: [],
  params: viewParamsSchema,
  query: z.strictObject({}),
  body: null,
  answer: { status: 204, schema: null },
  errors: ['not_found'],
  sendsSessionData: false,
});
