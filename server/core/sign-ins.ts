import type { Person } from '#contract/people';
import { inTransaction, prisma } from '#data/prisma';
import type { Actor, Call } from './actor';
import { type AuditEvent, recordAudit, recordAuditNow } from './audit';
import { newId } from './ids';
import { hashPassword, isPassword, normaliseEmail, personActor, toPerson } from './people';
import { beginAttempt, forgiveAttempt } from './sign-in-throttles';

/** A sign-in ends after this long, whatever happens meanwhile. */
export const signInHours = 12;

export type SignInResult = { signInId: string } | { refusal: 'wrong' } | { refusal: 'locked'; waitSeconds: number };

const nobody = { kind: 'nobody', id: '', label: 'nobody' } as const;
const longestPassword = 1_000;

/**
 * Signs a person in. Unknown e-mails, wrong passwords and suspended people get the same answer after the same work;
 * the record says which it was, without the text that was typed.
 */
export async function createSignIn(given: { email: string; password: string }, call: Call): Promise<SignInResult> {
  // PostgreSQL takes no NUL in a text; nobody's e-mail holds its stand-in either.
  const email = normaliseEmail(given.email).slice(0, 320).replaceAll('\u0000', '\ufffd');
  const begun = await beginAttempt(email, call.address);
  if ('waitSeconds' in begun) {
    await recordAuditNow(refused('locked', nobody, call));
    return { refusal: 'locked', waitSeconds: begun.waitSeconds };
  }
  const person = await prisma().person.findUnique({ where: { email } });
  const passwordHash = person?.password_hash ?? (await hashOfNobody());
  const matches = await isPassword(passwordHash, given.password.slice(0, longestPassword));
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
 * The person behind a sign-in, as they are now: read on every request, so that a suspension, another role, a new
 * password and a sign-out act at once. Null when the sign-in is over.
 */
export async function findSignIn(signInId: string, now = new Date()): Promise<{ actor: Actor; person: Person } | null> {
  const row = await prisma().signIn.findUnique({ where: { id: signInId }, include: { person: true } });
  if (row === null || row.revoked_at !== null || row.ends_at <= now || row.person.state !== 'active') return null;
  return { actor: personActor(row.person, row.id), person: toPerson(row.person) };
}

/** Ends a sign-in for good. Ending one that is over changes nothing. */
export async function revokeSignIn(signInId: string, call: Call): Promise<void> {
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

function refused(reason: string, actor: AuditEvent['actor'], call: Call): AuditEvent {
  return { action: 'sign_in.create', outcome: 'refused', actor, details: { reason }, call };
}

let nobodysHash: Promise<string> | null = null;

// Made with the same cost as a real one, so that an unknown e-mail takes as long as a wrong password.
function hashOfNobody(): Promise<string> {
  nobodysHash ??= hashPassword('the password of nobody');
  return nobodysHash;
}
