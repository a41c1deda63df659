import { errorBodySchema } from '#contract/errors';
import { ApiFailure } from './api-failure';

/** A response that was read completely. */
export type Received = { status: number; ok: boolean; headers: Headers; text: string };

/**
 * Returns the error in a response that is not a success, or `unreadable_answer` if it does not have the contract's
 * error shape.
 */
export function failureOf(answer: Received): ApiFailure {
  const error = errorBodySchema.safeParse(jsonOrNull(answer.text));
  if (!error.success) return unreadable(answer);
  const retryAfter = Number(answer.headers.get('retry-after') ?? Number.NaN);
  return new ApiFailure({
    code: error.data.code,
    status: answer.status,
    messages: error.data.messages,
    fieldErrors: error.data.field_errors,
    requestId: error.data.request_id,
    retryAfterSeconds: Number.isFinite(retryAfter) ? retryAfter : undefined,
  });
}

/** The failure for a response that does not follow the contract. Its text is left out: it may contain anything. */
export function unreadable(answer: Received, cause?: unknown): ApiFailure {
  return new ApiFailure(
    {
      code: 'unreadable_answer',
      status: answer.status,
      messages: [`The answer (status ${answer.status}) is not one that the desk's API gives.`],
      requestId: answer.headers.get('x-request-id') ?? undefined,
    },
    cause,
  );
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
