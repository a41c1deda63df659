import { DeskError } from '#contract/errors';
import { can } from '#contract/permissions';
import { revealMinutes } from '#contract/reveal-time';
import { createReveal, deleteReveal, listReveals, type Reveal } from '#contract/reveals';
import { formatTime } from '#contract/times';
import type { Actor } from '#core/access/actor';
import { newId } from '#core/access/ids';
import { operation } from '#core/access/operation';
import { recordAudit } from '#core/audit/recording';
import { inTransaction, prisma } from '#data/prisma';
import { requireLockedSession, requireSession, type SessionKey } from './rows';

/**
 * Reveals one session to the current sign-in for ten minutes. Reveal and audit event commit together, before anything
 * is shown; the reason stays out of the audit log. Throws `agent_not_found`, `session_not_found`.
 */
export const create = operation(createReveal, async (actor, input, call) => {
  const { agent_id, session_id } = input.params;
  const row = await inTransaction(async (tx) => {
    const session = await requireLockedSession(tx, input.params);
    const now = new Date();
    const reveal = await tx.reveal.create({
      data: {
        id: newId('rvl'),
        agent_id,
        session_id,
        person_id: actor.id,
        sign_in_id: actor.signInId ?? '',
        reason: input.body.reason,
        created_at: now,
        ends_at: new Date(now.getTime() + revealMinutes * 60_000),
      },
    });
    await recordAudit(tx, {
      action: 'reveal.create',
      outcome: 'ok',
      actor,
      agentId: agent_id,
      sessionId: session_id,
      details: { reveal_id: reveal.id, revision_id: session.revision_id },
      call,
    });
    return reveal;
  });
  return toReveal(row);
});

/** Lists the actor's own running reveals of the session, newest first. Throws as `create` does. */
export const list = operation(listReveals, async (actor, input) => {
  await requireSession(input.params);
  return { reveals: (await runningReveals(actor, input.params)).map(toReveal), metadata: {} };
});

/**
 * Ends one of the actor's own reveals at once; the row stays, with its reason. A reveal that has already ended is left
 * unchanged. Throws as `create` does, and `not_found`, also for another person's reveal.
 */
const remove = operation(deleteReveal, async (actor, input, call) => {
  const { agent_id, session_id, reveal_id: id } = input.params;
  await requireSession(input.params);
  const own = { agent_id, session_id, id, person_id: actor.id };
  const found = await prisma().reveal.findFirst({ where: own, select: { id: true } });
  if (found === null) throw new DeskError('not_found', `You have no reveal ${id}.`);
  await inTransaction(async (tx) => {
    const now = new Date();
    const { count } = await tx.reveal.updateMany({ where: { ...own, ends_at: { gt: now } }, data: { ends_at: now } });
    if (count === 0) return;
    await recordAudit(tx, {
      action: 'reveal.end',
      outcome: 'ok',
      actor,
      agentId: agent_id,
      sessionId: session_id,
      details: { reveal_id: id },
      call,
    });
  });
  return null;
});

export { remove as delete };

/**
 * The reveal that opens this session to the actor now, or null. A reveal ends with the permission and with the sign-in.
 */
export async function findReveal(actor: Actor, key: SessionKey): Promise<{ id: string } | null> {
  return (await runningReveals(actor, key))[0] ?? null;
}

async function runningReveals(actor: Actor, key: SessionKey) {
  if (actor.signInId === undefined || !can(actor, 'personal_data:read', key.agent_id)) return [];
  return prisma().reveal.findMany({
    where: {
      agent_id: key.agent_id,
      session_id: key.session_id,
      sign_in_id: actor.signInId,
      ends_at: { gt: new Date() },
    },
    orderBy: { ends_at: 'desc' },
  });
}

function toReveal(row: { id: string; created_at: Date; ends_at: Date }): Reveal {
  return { id: row.id, created_at: formatTime(row.created_at), ends_at: formatTime(row.ends_at) };
}
