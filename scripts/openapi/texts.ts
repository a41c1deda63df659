/**
 * The texts of the OpenAPI document that are in no endpoint record: its introduction, the nouns that group the
 * endpoints, and when each error is returned.
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
address if no credential is needed or sent (120). Each address may fail with 20 credentials. Every answer has what is
left in \`X-RateLimit-Limit\`, \`-Remaining\` and \`-Reset\`, and its id in \`X-Request-Id\`.

**Metadata** of a session is returned exactly as it was sent: key order, integers beyond 2^53, \`1.0\`, any Unicode. If
you need this exactness, don't pass it through a parser that rounds. Duplicate keys, lone surrogates, NUL, and numbers of more
than 400 characters or with an exponent beyond ±308 are refused.

**Masking.** Personal data is replaced by placeholders such as \`email·9f3c04d1be\`, except for an API key with
\`personal_data:read\` and for a person during a reveal. \`masked\` lists the masked places. The same value always has
the same placeholder, so two sessions of one customer can still be matched.
`
  .trim()
  // One paragraph per line, for CommonMark readers that keep line breaks.
  .replace(/(\S)\n(?=\S)/g, '$1 ');

/** The nouns at the beginning of record names, with their titles and descriptions. */
export const nouns: Readonly<Record<string, { name: string; description: string }>> = {
  agents: { name: 'Agents', description: 'The conversational agents that sessions belong to' },
  sessions: {
    name: 'Sessions',
    description: 'One run of an agent with one customer: a description, any metadata, and whether it is enabled',
  },
  session_counts: { name: 'Session counts', description: 'How many sessions there are, by time and status' },
  exports: {
    name: 'Exports',
    description: 'Files of sessions, written while they are downloaded and masked for the one who downloads them',
  },
  views: { name: 'Views', description: 'A person’s saved filters of the session list' },
  audit_events: { name: 'Audit events', description: 'The audit log: who did or viewed what, and its seals' },
  calls: { name: 'Calls', description: 'API calls as the desk recorded them' },
  revisions: { name: 'Revisions', description: 'The changes of a session, and how it was at any time' },
  reveals: {
    name: 'Reveals',
    description: "One person's access to the masked values of one session: for ten minutes, with a reason, recorded",
  },
  api_keys: { name: 'API keys', description: 'Credentials for programs: what each may do, and for which agents' },
  share_links: {
    name: 'Share links',
    description:
      'Links to one session for someone without a sign-in: revocable, expiring, masked unless a reason is given',
  },
  shared_session: { name: 'Shared session', description: 'What the holder of a share link sees' },
  verdicts: { name: 'Verdicts', description: 'What reviewers think of a session, with their comments' },
  people: { name: 'People', description: 'Who works with the desk' },
  invitations: { name: 'Invitations', description: 'Links for joining the desk' },
  password_resets: { name: 'Password resets', description: 'Links for setting a new password' },
  sign_ins: { name: 'Sign-ins', description: 'Your own logins to the desk' },
  recent_sessions: { name: 'Recent sessions', description: 'The sessions that you viewed most recently' },
  first_steps: { name: 'First steps', description: 'What to do in a new desk, and when it was done' },
  lookups: { name: 'Look-ups', description: 'From pasted text to the session it names' },
  suggestions: { name: 'Suggestions', description: 'IDs by prefix, for autocompletion' },
  settings: {
    name: 'Settings',
    description: 'Settings of the whole desk: masking, share links, audit log retention',
  },
  openapi: { name: 'OpenAPI', description: 'This description' },
};

export const errorWords: Readonly<Record<ErrorCode, string>> = {
  invalid_request: 'A path parameter, query parameter, header or the body is invalid; `field_errors` says where.',
  unauthorized: 'No credential, or one that is malformed, unknown, expired, disabled or revoked.',
  forbidden:
    'The caller lacks the permission, or the agent is not on its list; or a call with the sign-in cookie came from another site.',
  agent_not_found: 'There is no such agent.',
  session_not_found: 'The agent exists, but the session does not exist under it.',
  not_found: 'There is no such thing.',
  method_not_allowed: 'The path does not accept this method; `Allow` lists those it does.',
  conflict: 'It conflicts with the current state; `messages` say how.',
  precondition_failed: '`If-Match` does not match the stored revision.',
  payload_too_large: 'The body is larger than 1 MiB.',
  unsupported_media_type: 'The body is not `application/json` in UTF-8, or is compressed.',
  rate_limit_exceeded: 'The rate limit is exceeded.',
  headers_too_large: 'The URL or headers are larger than 32 KiB.',
  internal_error: 'Something broke in the desk. The request id identifies it in the log.',
  unavailable: 'The database did not answer in time.',
};
