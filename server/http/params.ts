import { z } from 'zod';
import type { Endpoint } from '#contract/endpoint';
import { DeskError, type FieldErrors, isDeskError } from '#contract/errors';
import { parseCursor } from '#core/platform/cursors';
import { metadataFilter } from '#core/search/session-query';

type Checked = Record<string, unknown>;

const noHeaders = z.object({});
const maxNamed = 100;

/**
 * Checks path, query and headers against the contract record. A path parameter that cannot be decoded is checked as
 * received, which no id format allows. Throws `invalid_request`, naming every field.
 */
export function readParams(
  record: Endpoint,
  request: Request,
  given: Record<string, unknown>,
): { params: Checked; query: Checked; headers: Checked } {
  const params = record.params.safeParse(given);
  const query = record.query.safeParse(queryOf(request));
  const headers = (record.headers ?? noHeaders).safeParse(headersOf(record, request));
  const errors = {
    ...(params.success ? {} : fieldErrors(params.error)),
    ...(query.success ? formErrors(query.data) : fieldErrors(query.error)),
    ...(headers.success ? {} : fieldErrors(headers.error)),
    ...(record.sendsSessionData ? prefetchErrors(request) : {}),
  };
  if (!params.success || !query.success || !headers.success || Object.keys(errors).length > 0) throw invalid(errors);
  return { params: params.data, query: query.data, headers: headers.data };
}

/** Parameters whose format a schema cannot fully check, with their parsers: each throws for a wrong value. */
const readers: Record<string, (text: string) => unknown> = {
  metadata_filter: metadataFilter,
  page_key: parseCursor,
};

function formErrors(query: Checked): FieldErrors {
  const errors: FieldErrors = {};
  for (const [name, read] of Object.entries(readers)) {
    const text = query[name];
    if (typeof text !== 'string') continue;
    try {
      read(text);
    } catch (error) {
      if (!isDeskError(error)) throw error;
      Object.assign(errors, error.fieldErrors);
    }
  }
  return errors;
}

function headersOf(record: Endpoint, request: Request): Record<string, string> {
  const names = Object.keys(record.headers?.shape ?? {});
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = request.headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}

/** Builds `invalid_request` from field errors; the messages repeat them, for clients that read only the messages. */
export function invalid(errors: FieldErrors): DeskError {
  const messages = Object.entries(errors).map(([field, problem]) => `${field}: ${problem}.`);
  return new DeskError('invalid_request', messages, { fieldErrors: errors });
}

/**
 * One message per field, the first problem of each. Unknown fields are named, even with names like those of a
 * prototype.
 */
export function fieldErrors(error: z.ZodError): FieldErrors {
  const errors = new Map<string, string>();
  const add = (field: string, problem: string) => errors.set(field, errors.get(field) ?? problem);
  for (const issue of error.issues) {
    if (issue.code === 'unrecognized_keys') {
      // Naming all of a hundred thousand would make the answer larger than the request.
      for (const key of issue.keys.slice(0, maxNamed))
        add(printable([...issue.path, key].join('.')), 'is not a known field');
    } else {
      add(issue.path.join('.') || 'body', issue.message);
    }
  }
  return Object.fromEntries(errors);
}

// A repeated parameter becomes a list, which no schema accepts, so it is refused by name instead of being half read.
function queryOf(request: Request): Record<string, unknown> {
  const query: Record<string, unknown> = Object.create(null);
  const search = new URL(request.url).searchParams;
  for (const key of new Set(search.keys())) {
    const values = search.getAll(key);
    query[key] = values.length === 1 ? values[0] : values;
  }
  return { ...query };
}

// A prefetched page may never be seen, so a prefetch gets no session data and records no access.
function prefetchErrors(request: Request): FieldErrors {
  const purpose = `${request.headers.get('sec-purpose') ?? ''} ${request.headers.get('purpose') ?? ''}`;
  return /\bprefetch\b/i.test(purpose) ? { 'sec-purpose': 'session data cannot be prefetched' } : {};
}

function printable(name: string): string {
  return name.slice(0, 100);
}
