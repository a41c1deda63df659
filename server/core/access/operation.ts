import type { Endpoint, EndpointAnswer, EndpointInput } from '#contract/endpoint';
import type { Actor, CallContext } from './actor';
import { requireAccess } from './require-access';

/** A result that carries more than its body. */
export type Representation = {
  body: unknown;
  /** identifies this representation; the ETag is built from it */
  version: string;
  /** left out where the actor must not learn it */
  changedAt?: Date;
  /** an earlier creation with the same Idempotency-Key is returned again */
  isReplayed?: boolean;
};

/** A result that is a file, generated while it is being sent. */
export type FileRepresentation = {
  mediaType: string;
  name: string;
  headers: Record<string, string>;
  parts: AsyncIterable<string>;
};

type Run<E> = (
  actor: Actor,
  input: EndpointInput<E>,
  call: CallContext,
) => Promise<EndpointAnswer<E> | Representation | FileRepresentation>;

/** The parts of a call that are known before its body is read. */
type Heading = { params: Record<string, unknown>; query: unknown; headers?: unknown };

/** An operation as a route uses it: the request body is read only if the actor may send it. */
export type Answering = {
  record: Endpoint;
  answer: (actor: Actor, heading: Heading, readBody: () => Promise<unknown>, call: CallContext) => Promise<unknown>;
};

/** The function behind an endpoint, together with its contract record. Pages and scripts call it like any function. */
export type Operation<E extends Endpoint, R extends Run<E>> = Answering &
  ((
    actor: Actor,
    input: EndpointInput<E>,
    ...rest: Parameters<R> extends [unknown, unknown, infer Call] ? [call: Call] : []
  ) => ReturnType<R>);

/**
 * Joins the contract record of an endpoint with the function that implements it. Every caller (route, page or script)
 * is checked here against the permissions in the record, for the agent in the path. No permission of the record is
 * checked anywhere else, so the contract alone says what is needed; checks that depend on data are left to the
 * function. The returned operation throws `forbidden`, and whatever the function throws.
 */
export function operation<E extends Endpoint, R extends Run<E>>(record: E, run: R): Operation<E, R> {
  const answer: Answering['answer'] = async (actor, heading, readBody, call) => {
    const agentId = heading.params.agent_id as string | undefined;
    for (const permission of record.permissions) requireAccess(actor, permission, agentId);
    return run(actor, { ...heading, body: await readBody() } as unknown as EndpointInput<E>, call);
  };
  const called = (actor: Actor, input: Heading & { body: unknown }, call: CallContext) =>
    answer(actor, input, async () => input.body, call);
  return Object.assign(called, { record, answer }) as unknown as Operation<E, R>;
}
