import { DeskError } from '#contract/errors';
import type { Person } from '#contract/people';
import { type Role, rolePermissions } from '#contract/permissions';
import { formatTime } from '#contract/times';
import type { Actor } from '#core/access/actor';
import type { Grant } from '#core/access/grants';
import { agentIdsOf } from '#core/agents/agents';
import type { Transaction } from '#data/prisma';

const callsPerMinute = 1_200;

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

/** Returns the one spelling of an address that sign-in and the unique index use. */
export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** What a role and its agent list allow. A person's access has no expiry and no call limit of its own. */
export function personGrant(row: Pick<PersonRow, 'role' | 'all_agents' | 'agent_ids'>): Grant {
  return { permissions: rolePermissions[row.role as Role], agentIds: agentIdsOf(row) };
}

/** A stored person as an actor, with their current role and agent list. */
export function personActor(row: PersonRow, signInId: string): Actor {
  return {
    kind: 'person',
    id: row.id,
    label: row.name,
    role: row.role as Role,
    signInId,
    callsPerMinute,
    ...personGrant(row),
  };
}

/** A stored person as the API shows it to actors who may know their e-mail. */
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

/** Stores a new person. Throws `conflict` when the e-mail, already normalised, is taken. */
export async function storePerson(
  tx: Transaction,
  data: Pick<PersonRow, 'id' | 'name' | 'email' | 'role' | 'all_agents' | 'agent_ids'> & { password_hash: string },
): Promise<PersonRow> {
  const { count } = await tx.person.createMany({ data, skipDuplicates: true });
  if (count === 0) throw emailTaken();
  return tx.person.findUniqueOrThrow({ where: { id: data.id } });
}

/** The error for an e-mail that is taken. */
export function emailTaken(): DeskError {
  return new DeskError('conflict', 'There is already a person with this e-mail.');
}
