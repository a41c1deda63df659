import { listRecentSessions } from '#contract/people';
import { formatTime } from '#contract/times';
import { operation } from '#core/access/operation';
import { recordAudit } from '#core/audit/recording';
import { findRecentAccesses } from '#data/access-log';
import { inTransaction } from '#data/prisma';
import { visibilityByAgent, visibleContent } from './presenter';

const maxRecent = 10;

/**
 * Lists the last ten sessions this person viewed, masked even during a reveal. The list is recorded as one event that
 * names its sessions.
 */
export const list = operation(listRecentSessions, async (actor, _input, call) => {
  const visibilityOf = await visibilityByAgent(actor);
  return inTransaction(async (tx) => {
    const looks = await findRecentAccesses(tx, actor.id, actor.agentIds, maxRecent);
    const rows = await tx.session.findMany({
      where: { OR: looks.map((look) => ({ agent_id: look.agent_id, id: look.session_id })) },
      select: { agent_id: true, id: true, description: true, enabled: true },
    });
    const recent = looks.flatMap((look) => {
      const row = rows.find((candidate) => candidate.agent_id === look.agent_id && candidate.id === look.session_id);
      if (row === undefined) return [];
      const { description } = visibleContent(
        { description: row.description, metadata: '{}' },
        visibilityOf(row.agent_id),
      );
      const looked_at = formatTime(look.looked_at);
      return [{ agent_id: row.agent_id, session_id: row.id, description, enabled: row.enabled, looked_at }];
    });
    if (recent.length > 0) {
      const sessions = recent.map((session) => `${session.agent_id}/${session.session_id}`);
      const details = { list: 'recent_sessions', sessions };
      await recordAudit(tx, { action: 'session.list', outcome: 'ok', actor, details, call });
    }
    return { recent_sessions: recent, metadata: {} };
  });
});
