import type { EndpointInput } from '#contract/endpoint';
import { DeskError, wrongField } from '#contract/errors';
import { createPerson, getPerson, listPeople, listRefusal, refusesListOf, updatePerson } from '#contract/people';
import type { Role } from '#contract/permissions';
import type { CallContext } from '#core/access/actor';
import { isWithin, requireHeld } from '#core/access/grants';
import { newId } from '#core/access/ids';
import { operation } from '#core/access/operation';
import { hashPassword } from '#core/access/passwords';
import { agentIdsOf, requireKnownAgents } from '#core/agents/agents';
import { recordAudit } from '#core/audit/recording';
import { newestFirst, paginate } from '#core/platform/cursors';
import { lockPeople, lockPerson } from '#data/people';
import { inTransaction, prisma, type Transaction } from '#data/prisma';
import { emailTaken, normaliseEmail, type PersonRow, personGrant, storePerson, toPerson } from './person-rows';

/** Lists people, newest first. Throws `forbidden`, `invalid_request`. */
export const list = operation(listPeople, async (actor, input) => {
  const { limit, page_key, role, state, q } = input.query;
  const page = { list: 'people', actor, of: { role, state, q } };
  const { where, orderBy, placeOf } = newestFirst(page, page_key);
  const contains = q?.replaceAll(/[\\%_]/g, '\\$&');
  const holds = { contains: contains ?? '', mode: 'insensitive' } as const;
  const rows = await prisma().person.findMany({
    where: {
      ...(role === undefined ? {} : { role }),
      ...(state === undefined ? {} : { state }),
      AND: [contains === undefined ? {} : { OR: [{ name: holds }, { email: holds }] }, where],
    },
    orderBy,
    take: limit + 1,
  });
  const { shown, metadata } = paginate(page, rows, limit, placeOf);
  return { people: shown.map(toPerson), metadata };
});

/** Returns a person. Throws `forbidden`, `not_found`. */
export const get = operation(getPerson, async (_actor, input) => {
  return toPerson(await requirePerson(prisma(), input.params.person_id));
});

/**
 * Creates a person with a password. Throws `forbidden` for a role or agents beyond the actor's, `conflict` when the
 * e-mail is taken, and `invalid_request` for unknown agents.
 */
export const create = operation(createPerson, async (actor, input, call: CallContext | null) => {
  const { name, role, agent_ids, password } = input.body;
  const terms = { role, all_agents: agent_ids === null, agent_ids: agent_ids ?? [] };
  requireHeld(actor, personGrant(terms));
  const password_hash = await hashPassword(password);
  return inTransaction(async (tx) => {
    await requireKnownAgents(tx, terms.agent_ids);
    const email = normaliseEmail(input.body.email);
    const row = await storePerson(tx, { id: newId('per'), name, email, password_hash, ...terms });
    const details = { person_id: row.id, role, agent_ids };
    await recordAudit(tx, { action: 'person.create', outcome: 'ok', actor, details, call });
    return toPerson(row);
  });
});

/**
 * Changes a person, effective from their next call. Suspending ends their sign-ins and password links, but none of
 * their API keys. Throws `forbidden` for what gives more than the actor holds, `not_found`, `conflict` for the last
 * active admin and for an e-mail that is taken, `invalid_request`.
 */
export const update = operation(updatePerson, async (actor, input, call) => {
  const { person_id: id } = input.params;
  return inTransaction(async (tx) => {
    await lockPeople(tx);
    const before = await requireLockedPerson(tx, id);
    const data = changesOf(input.body);
    const after = { ...before, ...data };
    // A new e-mail or a reactivation hands over everything the person may do.
    const isHandedOver = after.email !== before.email || (before.state !== 'active' && after.state === 'active');
    if (isHandedOver || !isWithin(personGrant(after), personGrant(before))) requireHeld(actor, personGrant(after));
    requireFittingList(after);
    await requireKnownAgents(tx, input.body.agent_ids ?? [], before.agent_ids);
    if (isActiveAdmin(before) && !isActiveAdmin(after)) await requireAnotherAdmin(tx, id);
    if (after.email !== before.email && (await tx.person.findUnique({ where: { email: after.email } }))) {
      throw emailTaken();
    }
    const row = await tx.person.update({ where: { id }, data });
    if (after.state !== 'active') await endCredentials(tx, id);
    const { role, state, agent_ids } = input.body;
    const details = {
      person_id: id,
      changed: Object.keys(input.body).map((field) => `/${field}`),
      ...(role === undefined ? {} : { role }),
      ...(state === undefined ? {} : { state }),
      ...(agent_ids === undefined ? {} : { agent_ids }),
    };
    await recordAudit(tx, { action: 'person.update', outcome: 'ok', actor, details, call });
    return toPerson(row);
  });
});

/** Returns a person, locked until the transaction ends. Throws `not_found`. */
export async function requireLockedPerson(tx: Transaction, id: string): Promise<PersonRow> {
  await lockPerson(tx, id);
  return requirePerson(tx, id);
}

/** Ends a person's sign-ins, all or all but one, and revokes their password links. */
export async function endCredentials(tx: Transaction, id: string, exceptSignIn?: string): Promise<void> {
  const revoked_at = new Date();
  const others = exceptSignIn === undefined ? {} : { id: { not: exceptSignIn } };
  await tx.signIn.updateMany({ where: { person_id: id, revoked_at: null, ...others }, data: { revoked_at } });
  await tx.passwordReset.updateMany({
    where: { person_id: id, used_at: null, revoked_at: null },
    data: { revoked_at },
  });
}

function changesOf({ name, email, role, agent_ids, state }: EndpointInput<typeof updatePerson>['body']) {
  return {
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email: normaliseEmail(email) }),
    ...(role === undefined ? {} : { role }),
    ...(agent_ids === undefined ? {} : { all_agents: agent_ids === null, agent_ids: agent_ids ?? [] }),
    ...(state === undefined ? {} : { state }),
  };
}

function isActiveAdmin({ role, state }: PersonRow): boolean {
  return role === 'admin' && state === 'active';
}

async function requireAnotherAdmin(tx: Transaction, id: string): Promise<void> {
  const another = { role: 'admin', state: 'active', id: { not: id } };
  if ((await tx.person.findFirst({ where: another, select: { id: true } })) !== null) return;
  throw new DeskError('conflict', 'This is the last active admin. Make someone else an admin first.');
}

function requireFittingList(row: PersonRow): void {
  if (!refusesListOf({ role: row.role as Role, agent_ids: agentIdsOf(row) })) return;
  throw wrongField('agent_ids', listRefusal);
}

async function requirePerson(db: Pick<Transaction, 'person'>, id: string): Promise<PersonRow> {
  const row = await db.person.findUnique({ where: { id } });
  if (row === null) throw new DeskError('not_found', `No person ${id}.`);
  return row;
}
