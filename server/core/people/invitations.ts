import { DeskError } from '#contract/errors';
import {
  acceptInvitation,
  createInvitation,
  deleteInvitation,
  type Invitation,
  listInvitations,
} from '#contract/invitations';
import { invitationPath } from '#contract/link-paths';
import { formatTime } from '#contract/times';
import { requireHeld } from '#core/access/grants';
import { newId } from '#core/access/ids';
import { operation } from '#core/access/operation';
import { hashPassword } from '#core/access/passwords';
import { requireAccess } from '#core/access/require-access';
import { hashSecret, isToken, newToken } from '#core/access/secrets';
import { agentIdsOf, requireKnownAgents } from '#core/agents/agents';
import { recordAudit } from '#core/audit/recording';
import { newestFirst, paginate } from '#core/platform/cursors';
import { inTransaction, prisma, type Transaction } from '#data/prisma';
import { findCreator } from './creators';
import { emailTaken, normaliseEmail, personActor, personGrant, storePerson, toPerson } from './person-rows';

const hoursOpen = 72;

type Row = NonNullable<Awaited<ReturnType<Transaction['invitation']['findUnique']>>>;

/** Lists invitations, newest first, without their links. Throws `forbidden`, `invalid_request`. */
export const list = operation(listInvitations, async (actor, input) => {
  const { limit, page_key, state } = input.query;
  const page = { list: 'invitations', actor, of: { state } };
  const { where, orderBy, placeOf } = newestFirst(page, page_key);
  const rows = await prisma().invitation.findMany({
    where: {
      AND: [state === undefined ? {} : inState(state, new Date()), where],
    },
    orderBy,
    take: limit + 1,
  });
  const { shown, metadata } = paginate(page, rows, limit, placeOf);
  return { invitations: shown.map(toInvitation), metadata };
});

/**
 * Creates an invitation to the desk; its link is in this answer and nowhere else. An earlier open invitation to the
 * same e-mail is revoked. Throws `forbidden` for a role or agents beyond the actor's, `conflict` when the e-mail is
 * taken, and `invalid_request` for unknown agents.
 */
export const create = operation(createInvitation, async (actor, input, call) => {
  const { name, role, agent_ids } = input.body;
  const email = normaliseEmail(input.body.email);
  const terms = { name, email, role, all_agents: agent_ids === null, agent_ids: agent_ids ?? [] };
  requireHeld(actor, personGrant(terms));
  const token = newToken('inv');
  return inTransaction(async (tx) => {
    await requireKnownAgents(tx, terms.agent_ids);
    if ((await tx.person.findUnique({ where: { email } })) !== null) throw emailTaken();
    const now = new Date();
    await tx.invitation.updateMany({ where: { email, ...inState('open', now) }, data: { revoked_at: now } });
    const row = await tx.invitation.create({
      data: {
        id: newId('inv'),
        token_hash: hashSecret(token),
        ...terms,
        maker_kind: actor.kind,
        maker_id: actor.id || null,
        maker_label: actor.label,
        created_at: now,
        expires_at: new Date(now.getTime() + hoursOpen * 3_600_000),
      },
    });
    const details = { invitation_id: row.id, role, agent_ids };
    await recordAudit(tx, { action: 'invitation.create', outcome: 'ok', actor, details, call });
    return { ...toInvitation(row), token, url: `${call.origin}${invitationPath(token)}` };
  });
});

/**
 * Revokes an open invitation; revoking it again changes nothing. Throws `forbidden`, `not_found`, and `conflict` once
 * accepted.
 */
const remove = operation(deleteInvitation, async (actor, input, call) => {
  const { invitation_id: id } = input.params;
  return inTransaction(async (tx) => {
    const { count } = await tx.invitation.updateMany({
      where: { id, accepted_at: null, revoked_at: null },
      data: { revoked_at: new Date() },
    });
    if (count === 0) {
      const row = await tx.invitation.findUnique({ where: { id } });
      if (row === null) throw new DeskError('not_found', `No invitation ${id}.`);
      if (row.accepted_at !== null)
        throw new DeskError('conflict', `Invitation ${id} was already accepted. Suspend the person instead.`);
      return null;
    }
    const details = { invitation_id: id };
    await recordAudit(tx, { action: 'invitation.revoke', outcome: 'ok', actor, details, call });
    return null;
  });
});

export { remove as delete };

/** Returns the invitation of a link, for the page that shows it, without using it up. Null for an unknown link. */
export async function findByToken(token: string): Promise<Invitation | null> {
  if (!isToken('inv', token)) return null;
  const row = await prisma().invitation.findUnique({ where: { token_hash: hashSecret(token) } });
  return row === null ? null : toInvitation(row);
}

/** Why an invitation no longer works, and what to do. */
export function whyClosed({ state }: Pick<Invitation, 'state'>): string {
  const words = {
    open: 'is open',
    accepted: 'was already used',
    expired: 'has expired: it was valid for 72 hours',
    revoked: 'was revoked',
  };
  return `This invitation ${words[state]}. Ask an admin for another one.`;
}

/**
 * Creates the person invited by a link, which uses up the link. Throws `not_found` for an unknown link, and `conflict`
 * for one that was used, revoked or has expired, whose creator no longer holds what it grants, or whose e-mail is
 * taken.
 */
export const accept = operation(acceptInvitation, async (_nobody, input, call) => {
  const invitation = await findByToken(input.body.token);
  if (invitation === null)
    throw new DeskError('not_found', 'No such invitation. Check that the whole link was copied.');
  requireOpen(invitation);
  const password_hash = await hashPassword(input.body.password);
  return inTransaction(async (tx) => {
    const now = new Date();
    const id = newId('per');
    const open = { id: invitation.id, ...inState('open', now) };
    const { count } = await tx.invitation.updateMany({ where: open, data: { accepted_at: now } });
    const row = await tx.invitation.findUniqueOrThrow({ where: { id: invitation.id } });
    if (count === 0) requireOpen({ state: stateOf(row, now) });
    const { email, role, all_agents, agent_ids } = row;
    await requireMakerHolds(tx, row);
    const name = input.body.name ?? row.name;
    const person = await storePerson(tx, { id, name, email, role, all_agents, agent_ids, password_hash });
    await tx.invitation.update({ where: { id: row.id }, data: { person_id: id } });
    const details = { invitation_id: row.id, person_id: id, role };
    const actor = personActor(person, '');
    await recordAudit(tx, { action: 'invitation.accept', outcome: 'ok', actor, details, call });
    return toPerson(person);
  });
});

async function requireMakerHolds(tx: Transaction, row: Row): Promise<void> {
  const maker = await findCreator(tx, { kind: row.maker_kind, id: row.maker_id });
  try {
    if (maker !== null) {
      requireAccess(maker, 'people:write');
      return requireHeld(maker, personGrant(row));
    }
  } catch {
    // The error below explains it to the person with the link.
  }
  throw new DeskError('conflict', `${row.maker_label} can no longer grant this access. Ask an admin for another link.`);
}

function requireOpen(found: Pick<Invitation, 'state'>): void {
  if (found.state !== 'open') throw new DeskError('conflict', whyClosed(found));
}

function stateOf(row: Row, now: Date): Invitation['state'] {
  if (row.accepted_at !== null) return 'accepted';
  if (row.revoked_at !== null) return 'revoked';
  return row.expires_at <= now ? 'expired' : 'open';
}

function inState(state: Invitation['state'], now: Date) {
  if (state === 'accepted') return { accepted_at: { not: null } };
  if (state === 'revoked') return { accepted_at: null, revoked_at: { not: null } };
  const unused = { accepted_at: null, revoked_at: null };
  return { ...unused, expires_at: state === 'expired' ? { lte: now } : { gt: now } };
}

function toInvitation(row: Row): Invitation {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role as Invitation['role'],
    agent_ids: agentIdsOf(row),
    state: stateOf(row, new Date()),
    created_at: formatTime(row.created_at),
    created_by: { kind: row.maker_kind as Invitation['created_by']['kind'], id: row.maker_id, name: row.maker_label },
    expires_at: formatTime(row.expires_at),
    person_id: row.person_id,
  };
}
