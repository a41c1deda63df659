import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { keptFilters, matchSchema } from './session-filters';
import { timeSchema } from './times';

const formats = ['jsonl', 'csv'] as const;

export type ExportFormat = (typeof formats)[number];

/** The media type of each export format. */
export const exportMediaTypes: Record<ExportFormat, string> = {
  jsonl: 'application/jsonl; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
};

/** The header of a CSV response; it says how cells are kept from being read as formulas. */
export const formulaHeader = 'x-csv-formula-prefix';

const exportSchema = z
  .strictObject({
    id: z.string(),
    format: z.enum(formats),
    filters: z.strictObject(keptFilters),
    matches_exact_value: z.boolean().meta({
      description: 'It also searches for an exact masked value, of which only a keyed hash is kept',
    }),
    session_count: z
      .int()
      .min(0)
      .nullable()
      .meta({ description: 'Sessions that match now; null: they could not be counted in two seconds' }),
    created_at: timeSchema,
    expires_at: timeSchema.meta({ description: 'The export can be downloaded until then' }),
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
  summary: 'Export the sessions that match filters',
  description:
    'Creates an export whose file is written as you download it: with the sessions as they are then, masked for the one who downloads it. Only its creator can download it, for 24 hours. No session data is stored in between.',
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
  summary: 'Get your own export',
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
  summary: 'Delete your own export',
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
  summary: 'Download the file of your own export',
  description:
    "JSONL: one session a line, exactly as a single session is returned. CSV (RFC 4180): a header line, then `id, agent_id, description, metadata, enabled, created_at, masked, prefixed`. A cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return is prefixed with `'`, so that no spreadsheet reads it as a formula; `prefixed` names those columns of the row, and the header `X-CSV-Formula-Prefix: '` says so. If the export fails midway, the connection ends with an error.",
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
