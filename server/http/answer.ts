import { DeskError, type ErrorBody, errorStatuses, isDeskError } from '#contract/errors';
import { type RateLimitResult, secondsUntil } from '#core/platform/rate-limiter';
import { log } from '#server/log';

/** The values that the headers of every answer depend on. */
export type AnswerContext = { requestId: string; rateLimit: RateLimitResult; byKey: boolean };

const securityHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** The headers of every answer under /v2, whatever its status. */
export function standardHeaders(context: AnswerContext): Record<string, string> {
  return {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': context.byKey ? 'private, no-cache, no-transform' : 'private, no-store, no-transform',
    vary: 'x-api-key, authorization, cookie',
    'x-request-id': context.requestId,
    'x-ratelimit-limit': String(context.rateLimit.limit),
    'x-ratelimit-remaining': String(context.rateLimit.remaining),
    'x-ratelimit-reset': String(Math.ceil(context.rateLimit.resetAt / 1_000)),
    ...securityHeaders,
  };
}

/**
 * An error as status, headers and body. An error that is not a DeskError becomes `internal_error`; its text is only
 * logged.
 */
export function errorParts(
  error: unknown,
  context: AnswerContext,
  more: Record<string, string> = {},
): { status: number; headers: Record<string, string>; body: string } {
  const known = isDeskError(error) ? error : unexpected(error, context.requestId);
  const body: ErrorBody = { code: known.code, messages: known.messages, request_id: context.requestId };
  if (known.fieldErrors !== undefined) body.field_errors = known.fieldErrors;
  const headers = { ...standardHeaders(context), ...more };
  const ofWindow = known.code === 'rate_limit_exceeded' ? secondsUntil(context.rateLimit.resetAt) : undefined;
  const wait = known.retryAfterSeconds ?? ofWindow;
  if (wait !== undefined) headers['retry-after'] = String(wait);
  const text = `${JSON.stringify(body)}\n`;
  headers['content-length'] = String(Buffer.byteLength(text));
  return { status: errorStatuses[known.code], headers, body: text };
}

/** An error as a Response; HEAD gets the same headers and no body. */
export function errorAnswer(error: unknown, context: AnswerContext & { request: Request }): Response {
  const { status, headers, body } = errorParts(error, context);
  return new Response(context.request.method === 'HEAD' ? null : body, { status, headers });
}

/** The error for a path where the API has nothing. */
export function nothingHere(): DeskError {
  return new DeskError('not_found', 'There is nothing at this path.');
}

function unexpected(error: unknown, requestId: string): DeskError {
  log.error({ err: error, request_id: requestId }, 'a call failed unexpectedly');
  return new DeskError('internal_error', 'Something went wrong on our side. The request id identifies it in the log.');
}
