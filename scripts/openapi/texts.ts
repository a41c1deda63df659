/**
 * What the OpenAPI document says and no endpoint record does: its introduction, the nouns that group the endpoints,
 * and when each error is answered.
 */
import type { ErrorCode } from '#contract/errors';

export const introduction = `
One API for programs with an API key and for the desk's own pages with a sign-in: the same paths, permissions and bodies.
JSON in UTF-8, \`snake_case\`, times in RFC 3339 UTC. \`HEAD\` works wherever \`GET\` does. There is no CORS: another
site's page cannot call it.

**Errors** have one shape, \`{"code", "messages", "request_id"}\`. A call is checked in this order: path and method (404,
405), credential (401), limit (429), format of path, query and headers (400), permission (403), body (415, 413, 400),
existence (404), precondition (412).

**Limits** are counted in windows of 60 seconds: per API key (600 unless set otherwise), per person (1,200), and per
address where no credential is needed or shown (120). A failed credential counts against 20 of its address. Every answer
says what is left in \`X-RateLimit-Limit\`, \`-Remaining\` and \`-Reset\`, and what it is called in \`X-Request-Id\`.

**Metadata** of a session comes back exactly as it went in: the order of its keys, integers beyond 2^53, \`1.0\`, any
Unicode. A program that needs this exactness must not pass it through a parser that rounds. Refused are keys that stand
twice, lone surrogates, NUL, and numbers of more than 400 characters or with an exponent beyond ±308.

**Masking.** Personal data is replaced by placeholders such as \`email·9f3c04d1be\`, except for an API key with
\`personal_data:read\` and for a person while a reveal runs. \`masked\` then names the places. One value has one
placeholder, so two sessions of one customer can still be matched.
`
  .trim()
  // One paragraph a line, as CommonMark readers that keep line breaks want it.
  .replace(/(\S)\n(?=\S)/g, '$1 ');

/** The nouns that record names begin with: what they are called, and what they are. */
export const nouns: Readonly<Record<string, { name: string; description: string }>> = {
  agents: { name: 'Agents', description: 'The conversational agents that sessions belong to' },
  sessions: {
    name: 'Sessions',
    description:
      'What an agent keeps of one conversation: a description, metadata of any form, and whether it is enabled',
  },
  session_counts: { name: 'Session counts', description: 'How many sessions there are, by time and status' },
  exports: {
    name: 'Exports',
    description: 'Files of sessions, written while they are fetched and masked for whoever fetches them',
  },
  views: { name: 'Views', description: 'Filters of the session list that a person saved' },
  audit_events: { name: 'Audit events', description: 'The record of who did or saw what, and its seals' },
  calls: { name: 'Calls', description: 'Calls of the API as the desk saw them' },
  revisions: { name: 'Revisions', description: 'What became of a session, and how it stood at any moment' },
  reveals: {
    name: 'Reveals',
    description: "One person's look at the masked values of one session: ten minutes, with a reason, on the record",
  },
  api_keys: { name: 'API keys', description: 'Credentials of programs: what each may do, and for which agents' },
  share_links: {
    name: 'Share links',
    description:
      'Ways in to one session for somebody without a sign-in: revocable, with an end, masked unless a reason is given',
  },
  shared_session: { name: 'Shared session', description: 'What the holder of a share link gets' },
  verdicts: { name: 'Verdicts', description: 'What reviewers think of a session, with their comments' },
  people: { name: 'People', description: 'Who works with the desk' },
  invitations: { name: 'Invitations', description: 'Links by which somebody becomes a person of the desk' },
  password_resets: { name: 'Password resets', description: 'Links by which a person sets a new password' },
  sign_ins: { name: 'Sign-ins', description: "One's own logins to the desk" },
  recent_sessions: { name: 'Recent sessions', description: 'What one looked at last' },
  first_steps: { name: 'First steps', description: 'What is to be done in a new desk, and when it was' },
  lookups: { name: 'Look-ups', description: 'From a pasted text to the session that it names' },
  suggestions: { name: 'Suggestions', description: 'IDs by their beginning, while somebody types one' },
  settings: {
    name: 'Settings',
    description: 'What admins set for the whole desk: masking, share links, how long the record is kept',
  },
  openapi: { name: 'OpenAPI', description: 'This description' },
};

export const errorWords: Readonly<Record<ErrorCode, string>> = {
  invalid_request:
    'A path parameter, query parameter, header or the body has the wrong form; `field_errors` says where.',
  unauthorized: 'No credential, or one that is malformed, unknown, expired, disabled or revoked.',
  forbidden:
    'The caller lacks the permission, or the agent is not on its list; or a call with the sign-in cookie came from another site.',
  agent_not_found: 'There is no such agent.',
  session_not_found: 'The agent exists, the session does not exist under it.',
  not_found: 'There is no such thing.',
  method_not_allowed: 'The path takes other methods; `Allow` names them.',
  conflict: 'What is there already does not allow it; `messages` say what.',
  precondition_failed: '`If-Match` names another revision than the one that is stored.',
  payload_too_large: 'The body is larger than 1 MiB.',
  unsupported_media_type: 'The body is not `application/json` in UTF-8, or is compressed.',
  rate_limit_exceeded: 'The limit of calls is used up.',
  headers_too_large: 'The URL or the headers are larger than 32 KiB.',
  internal_error: 'Something broke in the desk. The request id finds it in the log.',
  unavailable: 'The database did not answer in time.',
};
