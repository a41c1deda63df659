import type { ApiKey } from '#contract/api-keys';
import { type Permission, permissions, refusesAgentList } from '#contract/permissions';
import { fieldTimeOf, momentOfField } from '../times/zoned-times';
import { type Levels, toLevels, toPermissions } from './permission-levels';

/** The form's input for a key, including input that is not valid yet. */
export type KeyDraft = {
  name: string;
  levels: Levels;
  /** limited to the listed agents */
  isLimited: boolean;
  agentIds: string[];
  expires: boolean;
  /** the value of a date and time field, in the reader's time zone */
  expiresAt: string;
  limit: string;
};

/** The API's input for a draft. */
export type KeyTerms = {
  name: string;
  permissions: Permission[];
  agent_ids: string[] | null;
  limit: number;
  expires_at: string | null;
};

/** Problems, by the API's names of the fields. */
export type KeyProblems = Partial<Record<keyof KeyTerms, string>>;

/** The initial input for a new key: it can read sessions, but no personal data. */
export const emptyDraft: KeyDraft = {
  name: '',
  levels: toLevels(['sessions:read']),
  isLimited: false,
  agentIds: [],
  expires: false,
  expiresAt: '',
  limit: '600',
};

/** Returns the draft of an existing key, unchanged. Times are in the reader's time zone. */
export function draftOf(key: ApiKey, zone: string): KeyDraft {
  return {
    name: key.name,
    levels: toLevels(key.permissions),
    isLimited: key.agent_ids !== null,
    agentIds: key.agent_ids ?? [],
    expires: key.expires_at !== null,
    expiresAt: key.expires_at === null ? '' : fieldTimeOf(key.expires_at, zone),
    limit: String(key.limit),
  };
}

/** Takes a draft and the reader's time zone. Returns the API's input, or the problems by field. */
export function readDraft(draft: KeyDraft, zone: string): { terms: KeyTerms } | { problems: KeyProblems } {
  const expires_at = draft.expires ? momentOfField(draft.expiresAt, zone) : null;
  const terms: KeyTerms = {
    name: draft.name.trim(),
    permissions: toPermissions(draft.levels),
    agent_ids: draft.isLimited ? draft.agentIds : null,
    limit: Number(draft.limit),
    expires_at,
  };
  const problems: KeyProblems = {};
  if (terms.name === '') problems.name = 'Enter a name, so you know later what the key is for.';
  if (!/^\d+$/.test(draft.limit.trim())) problems.limit = 'Enter a whole number, such as 600.';
  // The API would report it as not a whole number.
  else if (!Number.isSafeInteger(terms.limit)) problems.limit = 'This number is too large.';
  if (draft.expires && expires_at === null) problems.expires_at = 'Choose a date and time.';
  if (refusesAgentList(terms)) problems.agent_ids = listProblem(terms.permissions);
  return Object.keys(problems).length === 0 ? { terms } : { problems };
}

/** Takes a key's terms when its form opened, and the new ones. Returns only what changed. */
export function changesBetween(before: KeyTerms, after: KeyTerms): Partial<KeyTerms> {
  const names = Object.keys(after) as (keyof KeyTerms)[];
  return Object.fromEntries(
    names.filter((name) => written(before[name]) !== written(after[name])).map((name) => [name, after[name]]),
  );
}

function listProblem(chosen: readonly Permission[]): string {
  const beyond = permissions.filter(
    (permission) => chosen.includes(permission) && refusesAgentList({ permissions: [permission], agent_ids: [] }),
  );
  return `You can’t limit ${beyond.join(', ')} to certain agents. Choose all agents or fewer permissions.`;
}

/** Lists are compared regardless of order. */
function written(value: KeyTerms[keyof KeyTerms]): string {
  return JSON.stringify(Array.isArray(value) ? [...value].sort() : value);
}
