import type { Endpoint } from '#contract/endpoint';
import { DeskError, isDeskError } from '#contract/errors';
import type { Actor } from '#core/access/actor';
import type { Answering } from '#core/access/operation';
import { recordCall } from '#core/audit-reading/calls';
import { errorAnswer, nothingHere } from './answer';
import { admitAnyone, authenticate, limitCalls } from './authenticate';
import { authenticateOpen, authenticateToken } from './authenticate-share-link';
import { readBody } from './body';
import { beginCall, type Incoming } from './call';
import { requireOwnOrigin } from './origin';
import { readParams } from './params';
import { successAnswer } from './success';
import { recordUnknownCall } from './unknown-calls';

const authenticators = {
  people: authenticate,
  people_and_keys: authenticate,
  share_links: authenticateToken,
  share_link_opens: authenticateOpen,
};

type RouteHandler = (
  request: Request,
  context: { params: Promise<Record<string, unknown> | undefined> },
) => Promise<Response>;

/**
 * Creates a route handler from an operation of core. The steps have the order fixed by the contract, so that a caller
 * without access learns nothing from a 400, and no body is read for one who may not send it. Path and method (404, 405)
 * were decided by the routing before.
 */
export function endpoint({ record, answer }: Answering): RouteHandler {
  return async (request, context) => {
    const incoming = beginCall(request);
    const given = (await context.params) ?? {};
    try {
      const actor = await admit(record, incoming);
      const { params, query, headers } = readParams(record, request, given);
      requirePerson(record, actor);
      const result = await answer(actor, { params, query, headers }, () => readBody(record, request), incoming);
      return await recorded(successAnswer(record, params, result, incoming), record, incoming, given, null);
    } catch (error) {
      const code = isDeskError(error) ? error.code : 'internal_error';
      return await recorded(errorAnswer(error, incoming), record, incoming, given, code);
    }
  };
}

/** Determines the actor and checks origin and limits, before anything else in the call is read. */
async function admit(record: Endpoint, incoming: Incoming): Promise<Actor> {
  if (record.actors === 'anyone') return admitAnyone(incoming);
  const actor = await authenticators[record.actors](incoming);
  incoming.actor = actor;
  requireOwnOrigin(incoming.request, actor);
  limitCalls(incoming, actor);
  return actor;
}

function requirePerson({ actors }: Endpoint, actor: Actor): void {
  if (actors === 'people' && actor.kind !== 'person') {
    throw new DeskError('forbidden', 'This requires a signed-in person; an API key cannot do it.');
  }
}

/** Logs the call and returns the answer. */
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
    // The path of a share-link call names neither agent nor session.
    agentId: given.agent_id ?? incoming.actor?.share?.agent_id,
    sessionId: given.session_id ?? incoming.actor?.share?.session_id,
    status: answer.status,
    code,
    durationMilliseconds: Date.now() - incoming.startedAt.getTime(),
  });
  return answer;
}

/** Answers an unknown path under /v2 with an error of the usual format; not counted against any limit. */
export async function unknownPath(request: Request): Promise<Response> {
  const incoming = beginCall(request);
  const error = nothingHere();
  await recordUnknownCall(error, { ...incoming, method: request.method });
  return errorAnswer(error, incoming);
}
