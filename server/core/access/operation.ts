import type { Endpoint, EndpointAnswer, EndpointInput } from '#contract/endpoint';
import type { Actor, CallContext } from './actor';
import { requireAccess } from './require-access';

/** A result of which more is known than its body. */
export type Representation = {
  body: unknown;
  /** names this representation; the ETag is made of it */
  version: string;
  /** left out where the caller is not to know it */
  changedAt?: Date;
  /** an earlier creation with this Idempotency-Key is answered again */
  isReplayed?: boolean;
};

/** A result that is a file: written while it is sent. */
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

/** What is known of a call before its body is read. */
type Heading = { params: Record<string, unknown>; query: unknown; headers?: unknown };

/** An operation as a route answers with it: the body of a request is read only for an actor who may send it. */
export type Answering = {
  record: Endpoint;
  answer: (actor: Actor, heading: Heading, readBody: () => Promise<unknown>, call: CallContext) => Promise<unknown>;
};

/** What an endpoint does, with its record: pages and scripts call it as the function that it is. */
export type Operation<E extends Endpoint, R extends Run<E>> = Answering &
  ((
    actor: Actor,
    input: EndpointInput<E>,
    ...rest: Parameters<R> extends [unknown, unknown, infer Call] ? [call: Call] : []
  ) => ReturnType<R>);

/**
 * Joins the record of an endpoint with the function that does it. Whoever calls, a route, a page or a script, is checked
 * here against the permissions of the record, for the agent that the path names: nowhere else, so that the contract alone
 * says what is needed. What depends on data, the function checks itself. The result throws `forbidden`, and what the
 * function throws.
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
