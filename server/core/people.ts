import { hash, verify } from '@node-rs/argon2';
import { DeskError } from '#contract/errors';
import type { Person } from '#contract/people';
import { type Role, rolePermissions } from '#contract/permissions';
import { formatTime } from '#contract/times';
import { inTransaction, prisma } from '#data/prisma';
import { type Actor, commandLine } from './actor';
import { agentIdsOf } from './agents';
import { recordAudit } from './audit';
import { newId, randomCharacters } from './ids';

const callsPerMinute = 1_200;
const generatedPasswordLength = 20;
const shortestPassword = 12;

export type PersonRow = {
  id: string;
  name: string;
  email: string;
  role: string;
  all_agents: boolean;
  agent_ids: string[];
  state: string;
  created_at: Date;
};

/** Gives the argon2id hash that is stored in place of a password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

/** Whether the password belongs to the hash. */
export function isPassword(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password);
}

/** One spelling per address: sign-in and the unique index use this one. */
export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** A stored person as an actor: role and agent list as they are now. */
export function personActor(row: PersonRow, signInId: string): Actor {
  const role = row.role as Role;
  return {
    kind: 'person',
    id: row.id,
    label: row.name,
    role,
    signInId,
    callsPerMinute,
    permissions: rolePermissions[role],
    agentIds: agentIdsOf(row),
  };
}

/** A stored person as the API shows it to themselves. */
export function toPerson(row: PersonRow): Person {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role as Role,
    agent_ids: agentIdsOf(row),
    state: row.state as Person['state'],
    created_at: formatTime(row.created_at),
  };
}

/** Gives the person who asks. Throws `not_found` for one who was removed meanwhile. */
export async function getMe(actor: Actor): Promise<Person> {
  const row = await prisma().person.findUnique({ where: { id: actor.id } });
  if (row === null) throw new DeskError('not_found', 'This person is no longer in the desk.');
  return toPerson(row);
}

/**
 * Creates a person from the command line; without a password one is made, given back once.
 * Throws `conflict` when the e-mail is taken, `invalid_request` for a short password.
 */
export async function createPerson(given: {
  name: string;
  email: string;
  role: Role;
  agentIds: string[] | null;
  password?: string;
}): Promise<{ person: Person; password: string }> {
  const email = normaliseEmail(given.email);
  const password = checkedPassword(given.password);
  const passwordHash = await hashPassword(password);
  const row = await inTransaction(async (tx) => {
    if ((await tx.person.findUnique({ where: { email } })) !== null) {
      throw new DeskError('conflict', 'There is already a person with this e-mail.');
    }
    const created = await tx.person.create({
      data: {
        id: newId('per'),
        email,
        name: given.name,
        role: given.role,
        all_agents: given.agentIds === null,
        agent_ids: given.agentIds ?? [],
        password_hash: passwordHash,
      },
    });
    const details = { person_id: created.id, role: given.role };
    await recordAudit(tx, { action: 'person.create', outcome: 'ok', actor: commandLine, details, call: null });
    return created;
  });
  return { person: toPerson(row), password };
}

/**
 * Gives a person a new password from the command line and ends all their sign-ins in the same transaction.
 * Throws `not_found` for an unknown e-mail, `invalid_request` for a short password.
 */
export async function resetPassword(email: string, given?: string): Promise<{ person: Person; password: string }> {
  const password = checkedPassword(given);
  const passwordHash = await hashPassword(password);
  const row = await inTransaction(async (tx) => {
    const found = await tx.person.findUnique({ where: { email: normaliseEmail(email) } });
    if (found === null) throw new DeskError('not_found', 'There is no person with this e-mail.');
    await tx.person.update({ where: { id: found.id }, data: { password_hash: passwordHash } });
    await tx.signIn.updateMany({ where: { person_id: found.id, revoked_at: null }, data: { revoked_at: new Date() } });
    const details = { person_id: found.id };
    await recordAudit(tx, { action: 'person.reset_password', outcome: 'ok', actor: commandLine, details, call: null });
    return found;
  });
  return { person: toPerson(row), password };
}

/** Lists everybody, oldest first. For the command line. */
export async function listPeople(): Promise<Person[]> {
  const rows = await prisma().person.findMany({ orderBy: [{ created_at: 'asc' }, { id: 'asc' }] });
  return rows.map(toPerson);
}

function checkedPassword(given: string | undefined): string {
  if (given === undefined) return randomCharacters(generatedPasswordLength);
  if (given.length < shortestPassword) {
    throw new DeskError('invalid_request', `A password has at least ${shortestPassword} characters.`);
  }
  return given;
}
