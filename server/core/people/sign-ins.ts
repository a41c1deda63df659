import { DeskError } from '#contract/errors';
import type { Person } from '#contract/people';
import { deleteSignIn, deleteSignIns, listSignIns } from '#contract/sign-ins';
import { formatTime } from '#contract/times';
import type { Actor, CallContext } from '#core/access/actor';
import { newId } from '#core/access/ids';
import { operation } from '#core/access/operation';
import { hashPassword, isPassword } from '#core/access/passwords';
import { type AuditEvent, recordAudit, recordAuditNow } from '#core/audit/recording';
import { newestFirst, paginate } from '#core/platform/cursors';
import { inTransaction, prisma } from '#data/prisma';
import { normaliseEmail, personActor, toPerson } from './person-rows';
import { beginAttempt, forgiveAttempt } from './sign-in-throttles';

/** A sign-in ends after this long, even if it is in use. */
export const signInHours = 12;

export type SignInResult = { signInId: string } | { refusal: 'wrong' } | { refusal: 'locked'; waitSeconds: number };

const nobody = { kind: 'nobody', id: '', label: 'nobody' } as const;
const maxPasswordLength = 1_000;

/**
 * Signs a person in. Unknown e-mails, wrong passwords and suspended people get the same answer after the same work. The
 * audit event says which it was, without the text that was typed.
 */
export async function createSignIn(
  given: { email: string; password: string },
  call: CallContext,
): Promise<SignInResult> {
  // PostgreSQL accepts no NUL in a text; its replacement is in no person's e-mail either.
  const email = normaliseEmail(given.email).slice(0, 320).replaceAll('\u0000', '\ufffd');
  const begun = await beginAttempt(email, call.address);
  if ('waitSeconds' in begun) {
    await recordAuditNow(refused('locked', nobody, call));
    return { refusal: 'locked', waitSeconds: begun.waitSeconds };
  }
  const person = await prisma().person.findUnique({ where: { email } });
  const passwordHash = person?.password_hash ?? (await hashOfNobody());
  const matches = await isPassword(passwordHash, given.password.slice(0, maxPasswordLength));
  if (person === null || !matches || person.state !== 'active') {
    const why = person === null ? 'unknown_email' : matches ? 'suspended' : 'wrong_password';
    const actor = person === null ? nobody : ({ kind: 'person', id: person.id, label: person.name } as const);
    await recordAuditNow(refused(why, actor, call));
    return { refusal: 'wrong' };
  }
  await forgiveAttempt(begun.attempt);
  return inTransaction(async (tx) => {
    const now = new Date();
    const signIn = await tx.signIn.create({
      data: {
        id: newId('sgn'),
        person_id: person.id,
        created_at: now,
        ends_at: new Date(now.getTime() + signInHours * 3_600_000),
        address: call.address,
        user_agent: call.userAgent.slice(0, 200),
      },
    });
    const actor = { kind: 'person', id: person.id, label: person.name } as const;
    await recordAudit(tx, { action: 'sign_in.create', outcome: 'ok', actor, details: { sign_in_id: signIn.id }, call });
    return { signInId: signIn.id };
  });
}

/**
 * The person behind a sign-in, with their current access: read on every request, so that a suspension, another role, a
 * new password and a sign-out take effect at once. Null when the sign-in has ended.
 */
export async function findSignIn(signInId: string, now = new Date()): Promise<{ actor: Actor; person: Person } | null> {
  const row = await prisma().signIn.findUnique({ where: { id: signInId }, include: { person: true } });
  if (row === null || row.revoked_at !== null || row.ends_at <= now || row.person.state !== 'active') return null;
  return { actor: personActor(row.person, row.id), person: toPerson(row.person) };
}

/** Revokes a sign-in permanently. Revoking an ended one changes nothing. */
export async function revokeSignIn(signInId: string, call: CallContext): Promise<void> {
  await inTransaction(async (tx) => {
    const ended = await tx.signIn.updateMany({
      where: { id: signInId, revoked_at: null },
      data: { revoked_at: new Date() },
    });
    if (ended.count === 0) return;
    const { person } = await tx.signIn.findUniqueOrThrow({ where: { id: signInId }, include: { person: true } });
    const actor = { kind: 'person', id: person.id, label: person.name } as const;
    await recordAudit(tx, { action: 'sign_in.revoke', outcome: 'ok', actor, details: { sign_in_id: signInId }, call });
  });
}

/** Lists the actor's own running sign-ins, newest first. Throws `invalid_request` for a wrong page_key. */
export const list = operation(listSignIns, async (actor, input) => {
  const { limit, page_key } = input.query;
  const page = { list: 'sign_ins', actor, of: {} };
  const { where, orderBy, placeOf } = newestFirst(page, page_key);
  const rows = await prisma().signIn.findMany({
    where: {
      ...running(actor),
      ...where,
    },
    orderBy,
    take: limit + 1,
  });
  const { shown, metadata } = paginate(page, rows, limit, placeOf);
  const sign_ins = shown.map((row) => ({
    id: row.id,
    created_at: formatTime(row.created_at),
    ends_at: formatTime(row.ends_at),
    address: row.address,
    user_agent: row.user_agent,
    is_current: row.id === actor.signInId,
  }));
  return { sign_ins, metadata };
});

/** Ends all of the actor's own sign-ins, or all but the current one. */
export const deleteAll = operation(deleteSignIns, async (actor, input, call) => {
  const others = input.query.keep_current === 'true' ? { id: { not: actor.signInId ?? '' } } : {};
  await inTransaction(async (tx) => {
    const data = { revoked_at: new Date() };
    const { count } = await tx.signIn.updateMany({ where: { ...running(actor), ...others }, data });
    await recordAudit(tx, { action: 'sign_in.revoke_all', outcome: 'ok', actor, details: { sign_ins: count }, call });
  });
  return null;
});

/** Ends one of the actor's own sign-ins. Throws `not_found`, also for another person's and for one that has ended. */
const remove = operation(deleteSignIn, async (actor, input, call) => {
  const { sign_in_id: id } = input.params;
  await inTransaction(async (tx) => {
    const data = { revoked_at: new Date() };
    const { count } = await tx.signIn.updateMany({ where: { ...running(actor), id }, data });
    if (count === 0) throw new DeskError('not_found', 'You have no such sign-in.');
    await recordAudit(tx, { action: 'sign_in.revoke', outcome: 'ok', actor, details: { sign_in_id: id }, call });
  });
  return null;
});

export { remove as delete };

function running(actor: Actor) {
  return { person_id: actor.id, revoked_at: null, ends_at: { gt: new Date() } };
}

function refused(reason: string, actor: AuditEvent['actor'], call: CallContext): AuditEvent {
  return { action: 'sign_in.create', outcome: 'refused', actor, details: { reason }, call };
}

let nobodysHash: Promise<string> | null = null;

// Hashed at the same cost as a real one, so that an unknown e-mail takes as long as a wrong password.
function hashOfNobody(): Promise<string> {
  nobodysHash ??= hashPassword('the password of nobody');
  return nobodysHash;
}
