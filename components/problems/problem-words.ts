import { type Permission, permissions, rolesWith } from '#contract/permissions';
import type { Failure } from '#hooks/failures';

export type ProblemCode = Failure['code'];

export type ProblemWords = {
  title: string;
  /** what was kept, and what to do next; a sentence each */
  next: string[];
  /** a problem of the desk, not of what was asked for */
  isDesks: boolean;
};

const notYourFault = 'Nothing that you did was lost or changed.';

const words: Partial<Record<ProblemCode, ProblemWords>> = {
  agent_not_found: {
    title: 'No such agent',
    next: ['Compare the agent ID with where it came from: letters are easily lost when copying.'],
    isDesks: false,
  },
  session_not_found: {
    title: 'No such session under this agent',
    next: ['The agent exists. Compare the session ID with where it came from, or look it up without the agent.'],
    isDesks: false,
  },
  not_found: {
    title: 'No such page',
    next: ['Compare the address with where it came from, or look the session up by its IDs.'],
    isDesks: false,
  },
  invalid_request: {
    title: 'This address is not well formed',
    next: ['Correct the address, or paste what you have into the look-up: it finds IDs in links, logs and JSON.'],
    isDesks: false,
  },
  forbidden: { title: 'You may not see this', next: [], isDesks: false },
  unauthorized: {
    title: 'You are signed out',
    next: ['Sign in again, and you come back to this page.'],
    isDesks: false,
  },
  rate_limit_exceeded: {
    title: 'Too many requests',
    next: ['Nothing was lost. Wait a moment, then try again.'],
    isDesks: false,
  },
  unavailable: {
    title: 'The database cannot be reached',
    next: [`${notYourFault} Try again in a minute. If it lasts, tell whoever runs the desk, with the request ID.`],
    isDesks: true,
  },
  unreachable: {
    title: 'The desk did not answer',
    next: [`${notYourFault} Check your connection, then try again.`],
    isDesks: true,
  },
};

const unexpected: ProblemWords = {
  title: 'Something went wrong in the desk',
  next: [`${notYourFault} Try again. If it happens again, tell whoever runs the desk, with the request ID.`],
  isDesks: true,
};

/** Takes a problem's code and messages; gives its words. A refusal names which roles hold the permission. */
export function problemWords(code: ProblemCode, messages: readonly string[]): ProblemWords {
  const found = words[code] ?? unexpected;
  return code === 'forbidden' ? { ...found, next: [whoCouldHelp(permissionIn(messages), messages)] } : found;
}

/** Gives the permission that the messages name, or null where the refusal is about something else. */
function permissionIn(messages: readonly string[]): Permission | null {
  return permissions.find((permission) => messages.some((message) => message.includes(permission))) ?? null;
}

function whoCouldHelp(permission: Permission | null, messages: readonly string[]): string {
  if (permission === null) return 'Ask an admin of the desk to give you access, or ask someone who has it to look.';
  const holders = rolesWith(permission);
  // The desk has named them: what is left is what to do. Admins hold each permission, so one role alone is theirs.
  if (messages.some((message) => message.includes('Roles that hold it'))) {
    return holders.length === 1
      ? 'Ask an admin to look, or for access.'
      : 'Ask somebody with one of these roles to look, or an admin for access.';
  }
  return `It needs the permission ${permission}. ${inWords(holders)} it: ask one of them to look, or an admin for access.`;
}

function inWords(holders: readonly string[]): string {
  if (holders.length === 1) return `Only the role ${holders[0]} holds`;
  return `The roles ${holders.slice(0, -1).join(', ')} and ${holders.at(-1)} hold`;
}
