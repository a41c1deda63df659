import { DeskError, wrongField } from '#contract/errors';
import { getMe, updateMe } from '#contract/people';
import type { Actor, CallContext } from '#core/access/actor';
import { operation } from '#core/access/operation';
import { hashPassword, isPassword } from '#core/access/passwords';
import { recordAudit } from '#core/audit/recording';
import { inTransaction, prisma } from '#data/prisma';
import { endCredentials } from './people';
import { toPerson } from './person-rows';
import { beginAttempt, forgiveAttempt } from './sign-in-throttles';

/** Returns the person who makes the call. Throws `not_found` for one who has just been removed. */
export const get = operation(getMe, async (actor) => toPerson(await requireMe(actor)));

/**
 * Changes one's own name or password; a new password ends all other sign-ins. Throws `invalid_request` if the current
 * password is wrong, and `rate_limit_exceeded` after too many wrong ones, which count like those of a sign-in.
 */
export const update = operation(updateMe, async (actor, input, call) => {
  const { name, password } = input.body;
  if (password !== undefined) await requirePassword(actor, password.current, call);
  const password_hash = password === undefined ? undefined : await hashPassword(password.new);
  return inTransaction(async (tx) => {
    const row = await tx.person.update({
      where: { id: actor.id },
      data: { ...(name === undefined ? {} : { name }), ...(password_hash === undefined ? {} : { password_hash }) },
    });
    if (password !== undefined) await endCredentials(tx, actor.id, actor.signInId);
    const details = { person_id: actor.id, changed: Object.keys(input.body).map((field) => `/${field}`) };
    await recordAudit(tx, { action: 'person.update', outcome: 'ok', actor, details, call });
    return toPerson(row);
  });
});

async function requirePassword(actor: Actor, given: string, call: CallContext): Promise<void> {
  const { email, password_hash } = await requireMe(actor);
  const begun = await beginAttempt(email, call.address);
  if ('waitSeconds' in begun) {
    const wait = { retryAfterSeconds: begun.waitSeconds };
    throw new DeskError('rate_limit_exceeded', 'Too many wrong passwords. Wait, then try again.', wait);
  }
  if (await isPassword(password_hash, given)) return forgiveAttempt(begun.attempt);
  throw wrongField('password.current', 'is not your current password');
}

async function requireMe(actor: Actor) {
  const row = await prisma().person.findUnique({ where: { id: actor.id } });
  if (row === null) throw new DeskError('not_found', 'This person no longer exists in the desk.');
  return row;
}
