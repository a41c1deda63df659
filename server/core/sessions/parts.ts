import { countSessionParts } from '#contract/session-parts';
import { operation } from '#core/access/operation';
import { prisma } from '#data/prisma';
import { requireSession } from './rows';

/**
 * Counts the revisions and current verdicts of a session. None of its content is returned, so no access is recorded.
 * Throws `forbidden`, `agent_not_found`, `session_not_found`.
 */
export const count = operation(countSessionParts, async (_actor, input) => {
  const { agent_id, session_id } = input.params;
  await requireSession(input.params);
  const of = { agent_id, session_id };
  const [newest, verdicts] = await Promise.all([
    // Revisions are numbered without gaps, so reading the newest row is enough to count them.
    prisma().revision.findFirst({ where: of, orderBy: { number: 'desc' }, select: { number: true } }),
    prisma().verdict.count({ where: { ...of, is_current: true } }),
  ]);
  return { revisions: newest?.number ?? 1, verdicts };
});
