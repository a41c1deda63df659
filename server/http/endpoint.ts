import type { Endpoint, EndpointAnswer, EndpointInput } from '#contract/endpoint';
import { DeskError } from '#contract/errors';
import { requireAccess } from '#core/access';
import type { Actor, Call } from '#core/actor';
import { errorAnswer, nothingHere } from './answer';
import { authenticate, limitCalls } from './authenticate';
import { readBody } from './body';
import { beginCall } from './call';
import { requireOwnOrigin } from './origin';
import { readParams } from './params';
import { type Reading, successAnswer } from './success';

type Handler<E> = (actor: Actor, input: EndpointInput<E>, call: Call) => Promise<EndpointAnswer<E> | Reading>;
type RouteHandler = (
  request: Request,
  context: { params: Promise<Record<string, unknown> | undefined> },
) => Promise<Response>;

/**
 * Makes a route handler from a contract record and the core function that does it. The steps stand in the order
 * that the contract fixes, so a stranger learns nothing from a 400, and no body is read for someone who may not
 * send it. Path and method (404, 405) were decided by the routing before.
 */
export function endpoint<E extends Endpoint>(record: E, handler: Handler<E>): RouteHandler {
  return async (request, context) => {
    const incoming = beginCall(request);
    try {
      const actor = await authenticate(incoming);
      requireOwnOrigin(incoming.request, actor);
      limitCalls(incoming, actor);
      const { params, query } = readParams(record, request, (await context.params) ?? {});
      requireAdmission(record, actor, params);
      const body = await readBody(record, request);
      const result = await handler(actor, { params, query, body } as EndpointInput<E>, incoming);
      return successAnswer(record, result, incoming);
    } catch (error) {
      return errorAnswer(error, incoming);
    }
  };
}

function requireAdmission(record: Endpoint, actor: Actor, params: Record<string, unknown>): void {
  if (record.actors === 'people' && actor.kind !== 'person') {
    throw new DeskError('forbidden', 'This is for people who are signed in; an API key cannot do it.');
  }
  if (record.permission !== null) requireAccess(actor, record.permission, params.agent_id as string | undefined);
}

/** Answers an unknown path under /v2 in the one error shape; counted for nobody. */
export async function unknownPath(request: Request): Promise<Response> {
  return errorAnswer(nothingHere(), beginCall(request));
}
