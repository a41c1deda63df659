import type { ErrorCode, FieldErrors } from '#contract/errors';

/** An error code of the API, or what can go wrong before there is one. */
export type FailureCode =
  | ErrorCode
  /** no answer came: offline, or nothing listens */
  | 'unreachable'
  /** an answer came that the contract does not know, for instance a proxy's own page */
  | 'unreadable_answer';

/** What is known about a failed call, in words that may be shown as they are. */
export type FailureFacts = {
  code: FailureCode;
  /** 0 when no answer came */
  status: number;
  messages: string[];
  fieldErrors?: FieldErrors | undefined;
  requestId?: string | undefined;
  retryAfterSeconds?: number | undefined;
};

/** The one error that the client throws. */
export class ApiFailure extends Error implements FailureFacts {
  readonly code: FailureCode;
  readonly status: number;
  readonly messages: string[];
  readonly fieldErrors: FieldErrors | undefined;
  readonly requestId: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(facts: FailureFacts, cause?: unknown) {
    super(facts.messages.join(' '), cause === undefined ? undefined : { cause });
    this.name = 'ApiFailure';
    this.code = facts.code;
    this.status = facts.status;
    this.messages = facts.messages;
    this.fieldErrors = facts.fieldErrors;
    this.requestId = facts.requestId;
    this.retryAfterSeconds = facts.retryAfterSeconds;
  }
}
