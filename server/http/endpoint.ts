import type { Endpoint, EndpointAnswer, EndpointInput } from '#contract/endpoint';
import { DeskError, isDeskError } from '#contract/errors';
import type { Actor, CallContext } from '#core/access/actor';
import { requireAccess } from '#core/access/require-access';
import { recordCall } from '#core/audit-reading/calls';
import { errorAnswer, nothingHere } from './answer';
import { admitAnyone, authenticate, limitCalls } from './authenticate';
import { authenticateOpen, authenticateToken } from './authenticate-share-link';
import { readBody } from './body';
import { beginCall, type Incoming } from './call';
import { requireOwnOrigin } from './origin';
import { readParams } from './params';
import { type Created, type FileRepresentation, type Representation, successAnswer } from './success';
import { recordUnknownCall } from './unknown-calls';

const authenticators = {
  people: authenticate,
  people_and_keys: authenticate,
  share_links: authenticateToken,
  share_link_opens: authenticateOpen,
};

type Handler<E> = (
  actor: Actor,
  input: EndpointInput<E>,
  call: CallContext,
) => Promise<EndpointAnswer<E> | Representation | Created | FileRepresentation>;
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
    const given = (await context.params) ?? {};
    try {
      const actor = await admit(record, incoming);
      const { params, query, headers } = readParams(record, request, given);
      requireAdmission(record, actor, params);
      const body = await readBody(record, request);
      const result = await handler(actor, { params, query, headers, body } as unknown as EndpointInput<E>, incoming);
      return await recorded(successAnswer(record, result, incoming), record, incoming, given, null);
    } catch (error) {
      const code = isDeskError(error) ? error.code : 'internal_error';
      return await recorded(errorAnswer(error, incoming), record, incoming, given, code);
    }
  };
}

/** Who asks, from where, and within their limit: the steps before anything of the call is looked at. */
async function admit(record: Endpoint, incoming: Incoming): Promise<Actor> {
  if (record.actors === 'anyone') return admitAnyone(incoming);
  const actor = await authenticators[record.actors](incoming);
  incoming.actor = actor;
  requireOwnOrigin(incoming.request, actor);
  limitCalls(incoming, actor);
  return actor;
}

function requireAdmission(record: Endpoint, actor: Actor, params: Record<string, unknown>): void {
  if (record.actors === 'people' && actor.kind !== 'person') {
    throw new DeskError('forbidden', 'This is for people who are signed in; an API key cannot do it.');
  }
  for (const permission of record.permissions) requireAccess(actor, permission, params.agent_id as string | undefined);
}

/** Gives the answer on, and a line about the call to the record. */
async function recorded(
  answer: Response,
  record: Endpoint,
  incoming: Incoming,
  given: Record<string, unknown>,
  code: string | null,
): Promise<Response> {
  await recordCall({
    requestId: incoming.requestId,
    startedAt: incoming.startedAt,
    actor: incoming.actor,
    method: incoming.request.method,
    route: record.path,
    // Of a share link's call the path names nothing.
    agentId: given.agent_id ?? incoming.actor?.share?.agent_id,
    sessionId: given.session_id ?? incoming.actor?.share?.session_id,
    status: answer.status,
    code,
    durationMilliseconds: Date.now() - incoming.startedAt.getTime(),
  });
  return answer;
}

/** Answers an unknown path under /v2 in the one error shape; counted for nobody. */
export async function unknownPath(request: Request): Promise<Response> {
  const incoming = beginCall(request);
  const error = nothingHere();
  await recordUnknownCall(error, { ...incoming, method: request.method });
  return errorAnswer(error, incoming);
}
