import { getApiKey } from '#contract/api-keys';
import { errorStatuses, isDeskError } from '#contract/errors';
import { decodeSegment } from '#contract/ids';
import { can, type Permission } from '#contract/permissions';
import { sessionParamsSchema } from '#contract/sessions';
import { requireAccess } from './access';
import type { Actor } from './actor';
import * as apiKeys from './api-keys';
import { requireSession } from './session-rows';

/** What the page at a path needs as a whole; what others need, their parts say. */
const permissionsOfPages: Readonly<Record<string, Permission | undefined>> = { '/share-links': 'share_links:write' };

const sessionPath = /^\/agents\/([^/]+)\/sessions\/([^/]+)$/;
const keyPath = /^\/api-keys(?:\/([^/]+))?$/;

/**
 * The HTTP status of the page at a path for this actor: that of the error which the page itself will show, or 200.
 * Records no look, since nothing of a session is given. Throws `unavailable`.
 */
export async function pageStatus(actor: Actor, pathname: string): Promise<number> {
  const permission = permissionsOfPages[pathname];
  if (permission !== undefined) return can(actor, permission) ? 200 : errorStatuses.forbidden;
  const session = sessionPath.exec(pathname);
  const key = keyPath.exec(pathname);
  try {
    if (session !== null) return await sessionStatus(actor, session);
    if (key !== null) return await keyStatus(actor, key[1]);
    return 200;
  } catch (error) {
    if (isDeskError(error) && error.code !== 'unavailable') return errorStatuses[error.code];
    throw error;
  }
}

async function sessionStatus(actor: Actor, [, agentId = '', sessionId = '']: RegExpExecArray): Promise<number> {
  const params = sessionParamsSchema.safeParse({
    agent_id: decodeSegment(agentId),
    session_id: decodeSegment(sessionId),
  });
  if (!params.success) return errorStatuses.invalid_request;
  requireAccess(actor, 'sessions:read', params.data.agent_id);
  await requireSession(params.data);
  return 200;
}

/** Of a key's page, or without an id of their list. */
async function keyStatus(actor: Actor, id: string | undefined): Promise<number> {
  requireAccess(actor, 'api_keys:write');
  if (id === undefined) return 200;
  const params = getApiKey.params.safeParse({ key_id: decodeSegment(id) });
  if (!params.success) return errorStatuses.invalid_request;
  await apiKeys.get(actor, { params: params.data, query: {}, body: null });
  return 200;
}
