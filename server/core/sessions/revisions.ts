import { DeskError } from '#contract/errors';
import { difference } from '#contract/json-difference';
import { listRevisions, type Revision } from '#contract/revisions';
import { type SessionState, stateOf } from '#contract/session-fields';
import { formatTime } from '#contract/times';
import type { Actor, CallContext } from '#core/access/actor';
import { operation } from '#core/access/operation';
import { recordRead } from '#core/audit/recording';
import { decodeCursor, paginate } from '#core/platform/cursors';
import { prisma, type Transaction } from '#data/prisma';
import { type SessionRepresentation, type Visibility, visibleContent } from './presenter';
import { type CurrentVisibility, currentVisibility, readSessionRecorded } from './recorded-reads';
import { requireSession, type SessionKey } from './rows';

type NewRevision = SessionState & {
  agent_id: string;
  id: string;
  revision_id: string;
  updated_at: Date;
  number: number;
};

/** Stores a state of a session permanently, as its full text, in the transaction of the change. */
export async function addRevision(
  tx: Transaction,
  actor: Actor,
  content: NewRevision,
  call: CallContext,
): Promise<void> {
  await tx.revision.create({
    data: {
      agent_id: content.agent_id,
      session_id: content.id,
      id: content.revision_id,
      number: content.number,
      at: content.updated_at,
      actor_kind: actor.kind,
      actor_id: actor.id,
      actor_label: actor.label,
      request_id: call.requestId,
      ...stateOf(content),
    },
  });
}

/** Whether the session that exists now has this revision, so that it is still the same session. */
export async function hasRevision({ agent_id, session_id }: SessionKey, id: string): Promise<boolean> {
  const where = { agent_id_session_id_id: { agent_id, session_id, id } };
  return (await prisma().revision.findUnique({ where, select: { id: true } })) !== null;
}

/**
 * Lists a session's revisions, newest first, each with its difference from the one before; with `at`, returns the
 * session as it was at that time. Differences are computed on reading, between two states as this actor sees them.
 * Throws `forbidden`, `agent_not_found`, `session_not_found`, and `invalid_request` for a wrong page_key.
 */
export const list = operation(listRevisions, async (actor, input, call) => {
  const session = await requireSession(input.params);
  const visibility = await currentVisibility(actor, input.params);
  if (input.query.at !== undefined) return readAt(actor, session, input.query.at, visibility, call);
  const { limit } = input.query;
  const page = { list: 'revisions', actor, of: input.params };
  const position = decodeCursor(page, input.query.page_key);
  const rows = await prisma().revision.findMany({
    where: {
      agent_id: input.params.agent_id,
      session_id: input.params.session_id,
      ...(position === null ? {} : { number: { lt: Number(position[0]) } }),
    },
    orderBy: { number: 'desc' },
    // One row more than the page: the last revision is compared with it, and it shows that there is another page.
    take: limit + 1,
  });
  const { shown, metadata } = paginate(page, rows, limit, ({ number }) => [String(number)]);
  const revisions = shown.map((row, index) => toRevision(row, rows[index + 1] ?? null, visibility));
  await recordList(actor, input.params, revisions, visibility, call);
  return { revisions, metadata };
});

type Row = SessionState & {
  id: string;
  number: number;
  at: Date;
  actor_kind: string;
  actor_label: string;
  request_id: string | null;
};

function toRevision(row: Row, before: Row | null, visibility: Visibility): Revision {
  return {
    id: row.id,
    number: row.number,
    at: formatTime(row.at),
    by: { kind: row.actor_kind as Revision['by']['kind'], name: row.actor_label },
    request_id: row.request_id,
    changes: difference(before === null ? null : seenState(before, visibility), seenState(row, visibility)),
  };
}

function seenState(row: SessionState, visibility: Visibility): SessionState {
  const { masked: _masked, ...content } = visibleContent(row, visibility);
  return { ...stateOf(row), ...content };
}

async function readAt(
  actor: Actor,
  session: Awaited<ReturnType<typeof requireSession>>,
  at: Date,
  visibility: CurrentVisibility,
  call: CallContext,
): Promise<SessionRepresentation> {
  const row = await prisma().revision.findFirst({
    where: { agent_id: session.agent_id, session_id: session.id, at: { lte: at } },
    orderBy: { number: 'desc' },
  });
  if (row === null) {
    const began = formatTime(session.created_at);
    throw new DeskError(
      'session_not_found',
      `Session ${session.id} did not exist at that time: it was created at ${began}.`,
    );
  }
  const then = {
    ...session,
    ...stateOf(row),
    revision_id: row.id,
    updated_at: row.at,
    updated_by: row.actor_label,
  };
  return readSessionRecorded(actor, then, visibility, 'last_change', call);
}

async function recordList(
  actor: Actor,
  { agent_id, session_id }: SessionKey,
  revisions: readonly Revision[],
  visibility: { revealId?: string },
  call: CallContext,
): Promise<void> {
  await recordRead({
    action: 'revision.list',
    outcome: 'ok',
    actor,
    agentId: agent_id,
    sessionId: session_id,
    details: { revisions: revisions.map(({ id }) => id), reveal_id: visibility.revealId ?? null },
    call,
  });
}
