import { DeskError } from '#contract/errors';
import { passwordResetPath } from '#contract/link-paths';
import { redeemPasswordReset } from '#contract/password-resets';
import { createPasswordReset } from '#contract/people';
import { formatTime } from '#contract/times';
import { commandLine } from '#core/access/actor';
import { requireHeld } from '#core/access/grants';
import { newId } from '#core/access/ids';
import { operation } from '#core/access/operation';
import { hashPassword } from '#core/access/passwords';
import { hashSecret, isToken, newToken } from '#core/access/secrets';
import { recordAudit } from '#core/audit/recording';
import { inTransaction, prisma } from '#data/prisma';
import { endCredentials, requireLockedPerson } from './people';
import { normaliseEmail, type PersonRow, personActor, personGrant } from './person-rows';

const hourMilliseconds = 3_600_000;

/** A link as its page shows it. */
type PasswordReset = {
  id: string;
  name: string;
  expires_at: string;
  state: 'open' | 'used' | 'expired' | 'revoked';
};

/**
 * Creates a link for setting a person's new password; the link is in this answer and nowhere else, and an earlier one
 * is revoked. Throws `forbidden` when the person may do more than the actor, `not_found`, and `conflict` for a
 * suspended person.
 */
export const create = operation(createPasswordReset, async (actor, input, call) => {
  const token = newToken('rst');
  return inTransaction(async (tx) => {
    const person = await requireLockedPerson(tx, input.params.person_id);
    // The holder of the link can become this person.
    requireHeld(actor, personGrant(person));
    if (person.state !== 'active') throw new DeskError('conflict', 'This person is suspended. Reactivate them first.');
    const now = new Date();
    const earlier = { person_id: person.id, used_at: null, revoked_at: null };
    await tx.passwordReset.updateMany({ where: earlier, data: { revoked_at: now } });
    const expires_at = new Date(now.getTime() + hourMilliseconds);
    const data = {
      id: newId('rst'),
      token_hash: hashSecret(token),
      person_id: person.id,
      created_at: now,
      expires_at,
    };
    const { id } = await tx.passwordReset.create({ data });
    const details = { person_id: person.id, password_reset_id: id };
    await recordAudit(tx, { action: 'password_reset.create', outcome: 'ok', actor, details, call });
    return { token, url: `${call.origin}${passwordResetPath(token)}`, expires_at: formatTime(expires_at) };
  });
});

/** Returns the state of a link, for the page that shows it, without using it up. Null for an unknown link. */
export async function findByToken(token: string): Promise<PasswordReset | null> {
  if (!isToken('rst', token)) return null;
  const row = await prisma().passwordReset.findUnique({
    where: { token_hash: hashSecret(token) },
    include: { person: { select: { name: true } } },
  });
  if (row === null) return null;
  const unused = row.revoked_at !== null ? 'revoked' : row.expires_at <= new Date() ? 'expired' : 'open';
  const state = row.used_at === null ? unused : 'used';
  return { id: row.id, name: row.person.name, expires_at: formatTime(row.expires_at), state };
}

/** Why a link no longer works, and what to do. */
export function whyClosed({ state }: Pick<PasswordReset, 'state'>): string {
  const words = {
    open: 'is open',
    used: 'was already used',
    expired: 'has expired: it was valid for one hour',
    revoked: 'no longer works',
  };
  return `This link ${words[state]}. Ask an admin for another one.`;
}

/**
 * Sets the password of the person a link is for and ends all their sign-ins; the link is used up. Throws `not_found`
 * for an unknown link, and `conflict` for one that was used, revoked or has expired.
 */
export const redeem = operation(redeemPasswordReset, async (_nobody, input, call) => {
  const reset = await findByToken(input.body.token);
  if (reset === null) throw new DeskError('not_found', 'No such link. Check that the whole link was copied.');
  requireOpen(reset);
  const password_hash = await hashPassword(input.body.password);
  return inTransaction(async (tx) => {
    const now = new Date();
    const open = { id: reset.id, used_at: null, revoked_at: null, expires_at: { gt: now } };
    const { count } = await tx.passwordReset.updateMany({ where: open, data: { used_at: now } });
    if (count === 0) requireOpen({ state: 'used' });
    const { person_id: id } = await tx.passwordReset.findUniqueOrThrow({ where: { id: reset.id } });
    const person = await tx.person.update({ where: { id }, data: { password_hash } });
    await endCredentials(tx, id);
    const details = { person_id: id, password_reset_id: reset.id };
    const actor = personActor(person, '');
    await recordAudit(tx, { action: 'password_reset.redeem', outcome: 'ok', actor, details, call });
    return null;
  });
});

/**
 * Sets a person's password from the command line and ends all their sign-ins. Throws `not_found` for an unknown e-mail.
 */
export async function setPassword(email: string, password: string): Promise<PersonRow> {
  const password_hash = await hashPassword(password);
  return inTransaction(async (tx) => {
    const person = await tx.person.findUnique({ where: { email: normaliseEmail(email) } });
    if (person === null) throw new DeskError('not_found', 'There is no person with this e-mail.');
    await tx.person.update({ where: { id: person.id }, data: { password_hash } });
    await endCredentials(tx, person.id);
    const details = { person_id: person.id };
    await recordAudit(tx, { action: 'person.reset_password', outcome: 'ok', actor: commandLine, details, call: null });
    return person;
  });
}

function requireOpen(found: Pick<PasswordReset, 'state'>): void {
  if (found.state !== 'open') throw new DeskError('conflict', whyClosed(found));
}
