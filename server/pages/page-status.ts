import { getApiKey } from '#contract/api-keys';
import { listCallsOfRequest } from '#contract/calls';
import { type DeskPage, deskPageAt, deskPages, pageParams } from '#contract/desk-pages';
import { errorStatuses, isDeskError } from '#contract/errors';
import { decodeSegment } from '#contract/ids';
import { sessionParamsSchema } from '#contract/sessions';
import type { Actor } from '#core/access/actor';
import { requireAccess } from '#core/access/require-access';
import * as apiKeys from '#core/api-keys/api-keys';
import * as calls from '#core/audit-reading/calls';
import { requireSession } from '#core/sessions/rows';

type Params = Record<string, string>;

/**
 * Pages that show one session, API key or call, with a check whether it exists for the actor. Each check returns a
 * status, or throws the page's error.
 */
const pagesOfThings: readonly [DeskPage, (actor: Actor, params: Params) => Promise<number>][] = [
  [deskPages.session, sessionStatus],
  [deskPages.apiKey, keyStatus],
  [deskPages.call, callStatus],
];

/**
 * The HTTP status of the page at a path for this actor: that of the error which the page will show, or 200. Records no
 * access, because no session content is returned. Throws `unavailable`.
 */
export async function pageStatus(actor: Actor, pathname: string): Promise<number> {
  try {
    for (const permission of deskPageAt(pathname)?.permissions ?? []) requireAccess(actor, permission);
    for (const [page, statusOf] of pagesOfThings) {
      const params = pageParams(page, pathname);
      if (params !== null) return await statusOf(actor, decoded(params));
    }
    return 200;
  } catch (error) {
    if (isDeskError(error) && error.code !== 'unavailable') return errorStatuses[error.code];
    throw error;
  }
}

function decoded(params: Params): Params {
  return Object.fromEntries(Object.entries(params).map(([name, part]) => [name, decodeSegment(part)]));
}

async function sessionStatus(actor: Actor, given: Params): Promise<number> {
  const params = sessionParamsSchema.safeParse(given);
  if (!params.success) return errorStatuses.invalid_request;
  requireAccess(actor, 'sessions:read', params.data.agent_id);
  await requireSession(params.data);
  return 200;
}

async function keyStatus(actor: Actor, given: Params): Promise<number> {
  const params = getApiKey.params.safeParse(given);
  if (!params.success) return errorStatuses.invalid_request;
  await apiKeys.get(actor, { params: params.data, query: {}, body: null });
  return 200;
}

async function callStatus(actor: Actor, given: Params): Promise<number> {
  const params = listCallsOfRequest.params.safeParse(given);
  if (!params.success) return errorStatuses.invalid_request;
  await calls.listOfRequest(actor, { params: params.data, query: { limit: 1 }, body: null });
  return 200;
}
