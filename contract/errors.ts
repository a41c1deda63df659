import { z } from 'zod';

/** Every error code of the API with its HTTP status. */
export const errorStatuses = {
  invalid_request: 400,
  unauthorized: 401,
  forbidden: 403,
  agent_not_found: 404,
  session_not_found: 404,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  precondition_failed: 412,
  payload_too_large: 413,
  unsupported_media_type: 415,
  rate_limit_exceeded: 429,
  headers_too_large: 431,
  internal_error: 500,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof errorStatuses;

/** Maps a field name (or JSON Pointer) to what is wrong with it. */
export type FieldErrors = Record<string, string>;

/** The one shape of every error under /v2. */
export const errorBodySchema = z
  .strictObject({
    code: z.enum(Object.keys(errorStatuses) as [ErrorCode, ...ErrorCode[]]).meta({ description: 'For programs' }),
    messages: z.array(z.string().min(1)).min(1).meta({ description: 'For people' }),
    field_errors: z
      .record(z.string(), z.string())
      .optional()
      .meta({ description: 'With `invalid_request`: what is wrong, by field name or JSON Pointer' }),
    request_id: z.string().meta({ description: 'The same as in `X-Request-Id`; identifies the call in the log' }),
  })
  .meta({ id: 'Error' });

export type ErrorBody = z.infer<typeof errorBodySchema>;

/**
 * Whether this is an error of ours. It checks the name and not the class: pages and API are bundled separately, so one
 * process holds the class twice.
 */
export function isDeskError(error: unknown): error is DeskError {
  return error instanceof Error && error.name === 'DeskError';
}

/** A bad request that names its one wrong field: `agent_ids names an agent twice.` */
export function wrongField(field: string, problem: string): DeskError {
  return new DeskError('invalid_request', `${field} ${problem}.`, { fieldErrors: { [field]: problem } });
}

/**
 * The one error that crosses layers. Its messages are written for the caller; they never contain the text of an
 * internal error.
 */
export class DeskError extends Error {
  readonly code: ErrorCode;
  readonly messages: string[];
  readonly fieldErrors: FieldErrors | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    messages: string | string[],
    more: { fieldErrors?: FieldErrors; retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    const list = typeof messages === 'string' ? [messages] : messages;
    super(list.join(' '), more.cause === undefined ? undefined : { cause: more.cause });
    this.name = 'DeskError';
    this.code = code;
    this.messages = list;
    this.fieldErrors = more.fieldErrors;
    this.retryAfterSeconds = more.retryAfterSeconds;
  }
}
