import { formatTime } from '#contract/times';
import { createVerdict, listVerdicts, type Verdict } from '#contract/verdicts';
import type { Actor, CallContext } from '#core/access/actor';
import { newId } from '#core/access/ids';
import { operation } from '#core/access/operation';
import { recordAudit, recordRead } from '#core/audit/recording';
import { decodeCursor, paginate } from '#core/platform/cursors';
import { inTransaction, prisma, type Transaction } from '#data/prisma';
import { type Visibility, visibleComment } from './presenter';
import { currentVisibility } from './recorded-reads';
import { requireLockedSession, requireSession, type SessionKey } from './rows';

/**
 * Records the actor's verdict on a session as it is now. It replaces the actor's earlier verdict, which stays in the
 * history; of several given at once, one is current. The audit event names the verdict but never holds the comment.
 * Throws `forbidden`, `agent_not_found`, `session_not_found`.
 */
export const create = operation(createVerdict, async (actor, input, call) => {
  const { agent_id, session_id } = input.params;
  const { verdict, comment = null } = input.body;
  const row = await inTransaction(async (tx) => {
    // The lock on the session makes a second verdict by this actor wait until this one is stored.
    const session = await requireLockedSession(tx, input.params);
    const { replacedId, next } = await replaceOwn(tx, actor, input.params);
    const data = { agent_id, session_id, id: newId('vrd'), ...next, verdict, comment };
    const given = { actor_kind: actor.kind, actor_id: actor.id, actor_label: actor.label };
    const made = await tx.verdict.create({ data: { ...data, ...given, revision_id: session.revision_id } });
    await recordAudit(tx, {
      action: replacedId === null ? 'verdict.create' : 'verdict.update',
      outcome: 'ok',
      actor,
      agentId: agent_id,
      sessionId: session_id,
      details: {
        verdict_id: made.id,
        revision_id: made.revision_id,
        ...(replacedId === null ? {} : { replaced_verdict_id: replacedId }),
      },
      call,
    });
    return made;
  });
  return toVerdict(row, actor, await currentVisibility(actor, input.params));
});

/**
 * Lists the current verdicts on a session, newest first; with `history` also those that were replaced. Comments are
 * masked as the session is for this actor, and the list is recorded before it is returned.
 * Throws `forbidden`, `agent_not_found`, `session_not_found`, and `invalid_request` for a wrong page_key.
 */
export const list = operation(listVerdicts, async (actor, input, call) => {
  const { agent_id, session_id } = input.params;
  await requireSession(input.params);
  const visibility = await currentVisibility(actor, input.params);
  const { limit, page_key } = input.query;
  const isHistory = input.query.history === 'true';
  const page = { list: 'verdicts', actor, of: { ...input.params, history: isHistory } };
  const position = decodeCursor(page, page_key);
  const rows = await prisma().verdict.findMany({
    where: {
      agent_id,
      session_id,
      ...(isHistory ? {} : { is_current: true }),
      ...(position === null ? {} : { number: { lt: Number(position[0]) } }),
    },
    orderBy: { number: 'desc' },
    take: limit + 1,
  });
  const { shown, metadata } = paginate(page, rows, limit, ({ number }) => [String(number)]);
  if (shown.length > 0) await recordList(actor, input.params, shown, visibility, call);
  return { verdicts: shown.map((row) => toVerdict(row, actor, visibility)), metadata };
});

/** Retires the actor's current verdict, if any. Returns its id, and the number and time for the next one. */
async function replaceOwn(tx: Transaction, actor: Actor, { agent_id, session_id }: SessionKey) {
  const [replaced] = await tx.verdict.updateManyAndReturn({
    where: { agent_id, session_id, is_current: true, actor_kind: actor.kind, actor_id: actor.id },
    data: { is_current: false },
    select: { id: true },
  });
  const { _max } = await tx.verdict.aggregate({
    where: { agent_id, session_id },
    _max: { number: true, at: true },
  });
  // Another replica's clock may be behind: a later verdict must never have an earlier time.
  const at = new Date(Math.max(Date.now(), _max.at?.getTime() ?? 0));
  return { replacedId: replaced?.id ?? null, next: { number: (_max.number ?? 0) + 1, at } };
}

async function recordList(
  actor: Actor,
  { agent_id, session_id }: SessionKey,
  rows: readonly { id: string }[],
  visibility: { revealId?: string },
  call: CallContext,
): Promise<void> {
  await recordRead({
    action: 'verdict.list',
    outcome: 'ok',
    actor,
    agentId: agent_id,
    sessionId: session_id,
    details: { verdicts: rows.map(({ id }) => id), reveal_id: visibility.revealId ?? null },
    call,
  });
}

type Row = {
  id: string;
  verdict: string;
  comment: string | null;
  at: Date;
  actor_kind: string;
  actor_id: string;
  actor_label: string;
  revision_id: string;
  is_current: boolean;
};

function toVerdict(row: Row, actor: Actor, visibility: Visibility): Verdict {
  return {
    id: row.id,
    verdict: row.verdict as Verdict['verdict'],
    comment: visibleComment(row.comment, visibility),
    at: formatTime(row.at),
    by: { kind: row.actor_kind as Verdict['by']['kind'], name: row.actor_label },
    revision_id: row.revision_id,
    is_own: row.actor_kind === actor.kind && row.actor_id === actor.id,
    is_current: row.is_current,
  };
}
