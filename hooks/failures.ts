import { ApiFailure, type FailureFacts } from '#client/api-failure';

export type { FailureFacts as Failure };

/** Takes whatever a query or mutation failed with; gives what can be shown, whatever was thrown. */
export function describeFailure(error: unknown): FailureFacts {
  if (error instanceof ApiFailure) return error;
  return { code: 'internal_error', status: 0, messages: ['Something in this page went wrong.'] };
}

/** Whether the failure says that the sign-in has ended. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiFailure && error.status === 401;
}

/** Whether asking again may help: no answer, or a failure on the desk's side. */
export function isWorthRetrying(error: unknown): boolean {
  return error instanceof ApiFailure && (error.code === 'unreachable' || error.status >= 500);
}
