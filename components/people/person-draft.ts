import type { Person } from '#contract/people';
import { type Role, refusesAgentList, rolePermissions } from '#contract/permissions';
import type { Failure } from '#hooks/failures';
import type { PersonChange } from '#hooks/use-people';
import { badFields } from '../problems/refused-fields';

/** A person as entered in the form. The list is kept while all agents are chosen, for switching back. */
export type PersonDraft = { name: string; email: string; role: Role; isLimited: boolean; agentIds: string[] };

const fields = ['name', 'email', 'role', 'agent_ids'] as const;

export type DraftField = (typeof fields)[number];

/** The defaults of a new invitation: a role without personal data, so that anything more is a decision. */
export const emptyDraft: PersonDraft = { name: '', email: '', role: 'reviewer', isLimited: false, agentIds: [] };

/** Returns the draft that editing a person starts from. */
export function draftOf({ name, email = '', role, agent_ids }: Person): PersonDraft {
  return { name, email, role, isLimited: agent_ids !== null, agentIds: agent_ids ?? [] };
}

/** Returns whether a person with this role can be limited to some agents. */
export function takesAgentList(role: Role): boolean {
  return !refusesAgentList({ permissions: rolePermissions[role], agent_ids: [] });
}

/** Converts a draft to the API's fields. A role that cannot be limited to agents has no list. */
export function termsOf({ name, email, role, isLimited, agentIds }: PersonDraft) {
  const agent_ids = isLimited && takesAgentList(role) ? agentIds : null;
  return { name: name.trim(), email: email.trim(), role, agent_ids };
}

/** Returns only the fields that the draft changes. */
export function changeOf(person: Person, draft: PersonDraft): PersonChange {
  const { name, email, role, agent_ids } = termsOf(draft);
  return {
    ...(name === person.name ? {} : { name }),
    ...(email === (person.email ?? '') ? {} : { email }),
    ...(role === person.role ? {} : { role }),
    ...(isSameList(agent_ids, person.agent_ids) ? {} : { agent_ids }),
  };
}

/** Returns the fields in which two states of a person differ. */
export function differencesOf(before: Person, after: Person): (DraftField | 'state')[] {
  const plain = ['name', 'email', 'role', 'state'] as const;
  return [
    ...plain.filter((field) => before[field] !== after[field]),
    ...(isSameList(before.agent_ids, after.agent_ids) ? [] : (['agent_ids'] as const)),
  ];
}

/**
 * Returns the API's messages of a refusal by field, or null where they are about no field: then they apply to the form
 * as a whole.
 */
export function refusedFields(failure: Failure): Partial<Record<DraftField, string>> | null {
  const { code, messages } = failure;
  const words = messages.join(' ');
  if (code === 'conflict' && words.includes('e-mail')) return { email: words };
  if (code === 'conflict' && words.includes('last active admin')) return { role: words };
  if (code === 'forbidden' && words.startsWith('Nobody can grant')) {
    return words.includes('the permissions') ? { role: words } : { agent_ids: words };
  }
  return badFields(failure, fields);
}

function isSameList(one: readonly string[] | null, other: readonly string[] | null): boolean {
  if (one === null || other === null) return one === other;
  return one.length === other.length && one.every((id) => other.includes(id));
}
