import { type Permission, permissions, rolesWith } from '#contract/permissions';
import type { Failure } from '#hooks/failures';

export type ProblemCode = Failure['code'];

export type ProblemWords = {
  title: string;
  /** what was kept, and what to do next; a sentence each */
  next: string[];
  /** a problem of the desk, not of the request */
  isDesks: boolean;
};

const notYourFault = 'Nothing you did was lost or changed.';
const sendId = 'If it keeps happening, send the request ID to the person who runs the desk.';

const words: Partial<Record<ProblemCode, ProblemWords>> = {
  agent_not_found: {
    title: 'No such agent',
    next: ['Check the agent ID against its source: characters are easily lost when copying.'],
    isDesks: false,
  },
  session_not_found: {
    title: 'No such session in this agent',
    next: ['The agent exists. Check the session ID against its source, or look it up without the agent.'],
    isDesks: false,
  },
  not_found: {
    title: 'Page not found',
    next: ['Check the address, or look up the session by its IDs.'],
    isDesks: false,
  },
  invalid_request: {
    title: 'Invalid address',
    next: ['Fix the address, or paste what you have into the look-up: it finds IDs in links, logs and JSON.'],
    isDesks: false,
  },
  forbidden: { title: 'You don’t have access to this', next: [], isDesks: false },
  unauthorized: {
    title: 'You are signed out',
    next: ['Sign in again to return to this page.'],
    isDesks: false,
  },
  rate_limit_exceeded: {
    title: 'Too many requests',
    next: ['Nothing was lost. Wait a moment, then try again.'],
    isDesks: false,
  },
  unavailable: {
    title: 'The database cannot be reached',
    next: [`${notYourFault} Try again in a minute. ${sendId}`],
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
  next: [`${notYourFault} Try again. ${sendId}`],
  isDesks: true,
};

/** Returns the words for a problem's code and messages. A refusal names the roles that have the permission. */
export function problemWords(code: ProblemCode, messages: readonly string[]): ProblemWords {
  const found = words[code] ?? unexpected;
  return code === 'forbidden' ? { ...found, next: [whoCouldHelp(permissionIn(messages), messages)] } : found;
}

/** Returns the permission that the messages name, or null where the refusal is about something else. */
function permissionIn(messages: readonly string[]): Permission | null {
  return permissions.find((permission) => messages.some((message) => message.includes(permission))) ?? null;
}

function whoCouldHelp(permission: Permission | null, messages: readonly string[]): string {
  if (permission === null) return 'Ask an admin for access, or ask someone who has it to check for you.';
  const holders = rolesWith(permission);
  // The API has named the roles: only what to do is left. Admins have every permission, so a single role is admin.
  if (messages.some((message) => message.includes('Roles that hold it'))) {
    return holders.length === 1
      ? 'Ask an admin to check for you or give you access.'
      : 'Ask someone with one of these roles to check for you, or an admin for access.';
  }
  return `This needs the permission ${permission}. ${inWords(holders)} it. Ask someone who does to check for you, or an admin for access.`;
}

function inWords(holders: readonly string[]): string {
  if (holders.length === 1) return `Only the role ${holders[0]} has`;
  return `The roles ${holders.slice(0, -1).join(', ')} and ${holders.at(-1)} have`;
}
