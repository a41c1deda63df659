import type { ErrorCode, FieldErrors } from '#contract/errors';

/** An error code of the API, or a failure that happened before there was one. */
export type FailureCode =
  | ErrorCode
  /** no response: offline, or nothing listens */
  | 'unreachable'
  /** a response that the contract does not define, for instance a proxy's own page */
  | 'unreadable_answer';

/** The facts about a failed call, in words that can be shown as they are. */
export type FailureFacts = {
  code: FailureCode;
  /** 0 when there was no response */
  status: number;
  messages: string[];
  fieldErrors?: FieldErrors | undefined;
  requestId?: string | undefined;
  retryAfterSeconds?: number | undefined;
};

/** The only error that the client throws. */
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
