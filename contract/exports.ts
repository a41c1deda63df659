import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { keptFilters, matchSchema } from './session-filters';
import { timeSchema } from './times';

const formats = ['jsonl', 'csv'] as const;

export type ExportFormat = (typeof formats)[number];

/** The media type of each format, as the file is sent. */
export const exportMediaTypes: Record<ExportFormat, string> = {
  jsonl: 'application/jsonl; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
};

/** The header of an answer that is CSV; it says how cells are kept from being taken for formulas. */
export const formulaHeader = 'x-csv-formula-prefix';

const exportSchema = z
  .strictObject({
    id: z.string(),
    format: z.enum(formats),
    filters: z.strictObject(keptFilters),
    matches_exact_value: z.boolean().meta({
      description: 'It also asks for an exact hidden value, of which only a keyed hash is kept',
    }),
    session_count: z
      .int()
      .min(0)
      .nullable()
      .meta({ description: 'Sessions that fit now; null: they could not be counted in two seconds' }),
    created_at: timeSchema,
    expires_at: timeSchema.meta({ description: 'The export can be fetched until then' }),
  })
  .meta({ id: 'Export' });

export type Export = z.infer<typeof exportSchema>;

const exportParamsSchema = z.strictObject({
  export_id: z.string().regex(/^exp_[0-9A-Za-z]{22}$/, 'an export_id is exp_ followed by 22 letters and digits'),
});

export const createExport = defineEndpoint({
  name: 'exports.create',
  method: 'POST',
  path: '/v2/exports',
  summary: 'Export the sessions that fit some filters',
  description:
    'Gives an export whose file is written while it is fetched: as the sessions are then, and masked for whoever fetches it. Only its maker can fetch it, for 24 hours. No session data is kept in between.',
  actors: 'people_and_keys',
  permissions: ['exports:create'],
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: z.strictObject({
    format: z.enum(formats, 'must be jsonl or csv'),
    filters: z.strictObject({ ...keptFilters, match: matchSchema.optional() }).optional(),
  }),
  answer: { status: 201, created: '/v2/exports/{export_id}', schema: exportSchema, headers: ['Location'] },
  errors: ['payload_too_large', 'unsupported_media_type'],
  sendsSessionData: false,
});

export const getExport = defineEndpoint({
  name: 'exports.get',
  method: 'GET',
  path: '/v2/exports/{export_id}',
  summary: "Get one's own export",
  actors: 'people_and_keys',
  permissions: ['exports:create'],
  params: exportParamsSchema,
  query: z.strictObject({}),
  body: null,
  answer: { status: 200, schema: exportSchema },
  errors: ['not_found'],
  sendsSessionData: false,
});

export const deleteExport = defineEndpoint({
  name: 'exports.delete',
  method: 'DELETE',
  path: '/v2/exports/{export_id}',
  summary: "Delete one's own export",
  actors: 'people_and_keys',
  permissions: ['exports:create'],
  params: exportParamsSchema,
  query: z.strictObject({}),
  body: null,
  answer: { status: 204, schema: null },
  errors: ['not_found'],
  sendsSessionData: false,
});

export const getExportFile = defineEndpoint({
  name: 'exports.getFile',
  method: 'GET',
  path: '/v2/exports/{export_id}/file',
  summary: "Fetch the file of one's own export",
  description:
    "JSONL: a session a line, exactly as one session is answered. CSV (RFC 4180): a header line, then `id, agent_id, description, metadata, enabled, created_at, masked, prefixed`. A cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return is prefixed with `'`, so that no spreadsheet takes it for a formula; `prefixed` names those columns of the row, and the header `X-CSV-Formula-Prefix: '` says that it is so. A file that breaks off ends the connection with an error.",
  actors: 'people_and_keys',
  permissions: ['exports:create'],
  params: exportParamsSchema,
  query: z.strictObject({}),
  body: null,
  answer: {
    status: 200,
    schema: z.string(),
    media: ['application/jsonl', 'text/csv'],
    headers: ['Content-Disposition', 'X-CSV-Formula-Prefix'],
  },
  errors: ['not_found'],
  sendsSessionData: true,
});
