/** The kinds of ID. */
export type IdKind = 'agent' | 'session';

/** The maximum length of an ID, prefix included. */
export const maxIdLength = 255;

/** The pattern of an ID, apart from its length. `$` without the m flag allows no newline at the end. */
export const idForms = { agent: /^agt_[0-9a-zA-Z_-]+$/, session: /^ase_[0-9a-zA-Z_-]+$/ } as const;

/** The beginning of an ID: the prefix and at least one more character. */
export const idBeginningForm = /^(?:agt|ase)_[0-9a-zA-Z_-]+$/;

/** The messages for a text that is not an ID. */
export const idProblems = {
  agent: 'an agent_id is agt_ followed by letters, digits, _ or -',
  session: 'a session_id is ase_ followed by letters, digits, _ or -',
  longAgent: `an agent_id can have at most ${maxIdLength} characters`,
  longSession: `a session_id can have at most ${maxIdLength} characters`,
} as const;

/** Whether a text is exactly an ID of this kind. */
export function isId(kind: IdKind, text: string): boolean {
  return text.length <= maxIdLength && idForms[kind].test(text);
}
