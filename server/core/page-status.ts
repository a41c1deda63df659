import { errorStatuses, isDeskError } from '#contract/errors';
import { decodeSegment } from '#contract/ids';
import { sessionParamsSchema } from '#contract/sessions';
import { requireAccess } from './access';
import type { Actor } from './actor';
import { requireSession } from './session-rows';

const sessionPath = /^\/agents\/([^/]+)\/sessions\/([^/]+)$/;

/**
 * The HTTP status of the page at a path for this actor: that of the error which the page itself will show, or 200.
 * Records no look, since nothing of a session is given. Throws `unavailable`.
 */
export async function pageStatus(actor: Actor, pathname: string): Promise<number> {
  const found = sessionPath.exec(pathname);
  if (found === null) return 200;
  const [, agentId = '', sessionId = ''] = found;
  const params = sessionParamsSchema.safeParse({
    agent_id: decodeSegment(agentId),
    session_id: decodeSegment(sessionId),
  });
  if (!params.success) return errorStatuses.invalid_request;
  try {
    requireAccess(actor, 'sessions:read', params.data.agent_id);
    await requireSession(params.data);
    return 200;
  } catch (error) {
    if (isDeskError(error) && error.code !== 'unavailable') return errorStatuses[error.code];
    throw error;
  }
}
