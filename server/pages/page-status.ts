import { getApiKey } from '#contract/api-keys';
import { listCallsOfRequest } from '#contract/calls';
import { deskPages } from '#contract/desk-pages';
import { errorStatuses, isDeskError } from '#contract/errors';
import { decodeSegment } from '#contract/ids';
import { sessionParamsSchema } from '#contract/sessions';
import type { Actor } from '#core/access/actor';
import { requireAccess } from '#core/access/require-access';
import * as apiKeys from '#core/api-keys/api-keys';
import * as calls from '#core/audit-reading/calls';
import { requireSession } from '#core/sessions/rows';

/** The pages of one thing: whether it is there for the actor. Each gives a status, or throws the error of the page. */
const pagesOfThings: readonly [RegExp, (actor: Actor, ids: string[]) => Promise<number>][] = [
  [/^\/agents\/([^/]+)\/sessions\/([^/]+)$/, sessionStatus],
  [/^\/api-keys\/([^/]+)$/, keyStatus],
  [/^\/calls\/([^/]+)$/, callStatus],
];

/**
 * The HTTP status of the page at a path for this actor: that of the error which the page itself will show, or 200.
 * Records no look, since nothing of a session is given. Throws `unavailable`.
 */
export async function pageStatus(actor: Actor, pathname: string): Promise<number> {
  try {
    const page = deskPages.find(({ href }) => href === pathname || (href !== '/' && pathname.startsWith(`${href}/`)));
    if (page !== undefined) requireAccess(actor, page.permission);
    for (const [path, statusOf] of pagesOfThings) {
      const found = path.exec(pathname);
      if (found !== null) return await statusOf(actor, found.slice(1).map(decodeSegment));
    }
    return 200;
  } catch (error) {
    if (isDeskError(error) && error.code !== 'unavailable') return errorStatuses[error.code];
    throw error;
  }
}

async function sessionStatus(actor: Actor, [agent_id, session_id]: string[]): Promise<number> {
  const params = sessionParamsSchema.safeParse({ agent_id, session_id });
  if (!params.success) return errorStatuses.invalid_request;
  requireAccess(actor, 'sessions:read', params.data.agent_id);
  await requireSession(params.data);
  return 200;
}

async function keyStatus(actor: Actor, [key_id]: string[]): Promise<number> {
  requireAccess(actor, 'api_keys:write');
  const params = getApiKey.params.safeParse({ key_id });
  if (!params.success) return errorStatuses.invalid_request;
  await apiKeys.get(actor, { params: params.data, query: {}, body: null });
  return 200;
}

async function callStatus(actor: Actor, [request_id]: string[]): Promise<number> {
  const params = listCallsOfRequest.params.safeParse({ request_id });
  if (!params.success) return errorStatuses.invalid_request;
  await calls.listOfRequest(actor, { params: params.data, query: { limit: 1 }, body: null });
  return 200;
}
