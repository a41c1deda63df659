import { ApiFailure, type FailureFacts } from '#client/api-failure';
import { SignInRefusal } from '#client/sign-in-client';

export type { FailureFacts as Failure };

/** Turns any error of a query or mutation into a failure that can be shown. */
export function describeFailure(error: unknown): FailureFacts {
  if (error instanceof ApiFailure) return error;
  if (error instanceof SignInRefusal) return refusalFacts(error);
  return { code: 'internal_error', status: 0, messages: ['Something went wrong on this page.'] };
}

/** Whether the failure says that the sign-in has ended. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiFailure && error.status === 401;
}

/** Whether a retry may help: there was no response, or the failure is on the desk's side. */
export function isWorthRetrying(error: unknown): boolean {
  return error instanceof ApiFailure && (error.code === 'unreachable' || error.status >= 500);
}

function refusalFacts({ reason, requestId }: SignInRefusal): FailureFacts {
  if (reason === 'unreachable') return { code: reason, status: 0, messages: ['The desk did not answer.'] };
  const [code, message] =
    reason === 'unavailable'
      ? (['unavailable', 'The database cannot be reached.'] as const)
      : (['internal_error', 'Something went wrong in the desk.'] as const);
  return { code, status: 0, messages: [message], requestId };
}
