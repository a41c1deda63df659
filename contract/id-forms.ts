/** What an ID can be of, and is written for. */
export type IdKind = 'agent' | 'session';

/** So long an ID may be, its prefix included. */
export const maxIdLength = 255;

/** The form of an ID, apart from its length. `$` without the m flag admits no newline at the end. */
export const idForms = { agent: /^agt_[0-9a-zA-Z_-]+$/, session: /^ase_[0-9a-zA-Z_-]+$/ } as const;

/** The beginning of an ID, from its first character after the prefix. */
export const idBeginningForm = /^(?:agt|ase)_[0-9a-zA-Z_-]+$/;

/** What is wrong with a text that is no ID. */
export const idProblems = {
  agent: 'an agent_id is agt_ followed by letters, digits, _ or -',
  session: 'a session_id is ase_ followed by letters, digits, _ or -',
  longAgent: `an agent_id can have at most ${maxIdLength} characters`,
  longSession: `a session_id can have at most ${maxIdLength} characters`,
} as const;

/** Whether a text is an ID of this kind, as it stands. */
export function isId(kind: IdKind, text: string): boolean {
  return text.length <= maxIdLength && idForms[kind].test(text);
}
