/** An audit action in words, after a name: "Sarah · viewed the session". The only table of them. */
const words: Record<string, string> = {
  'session.read': 'viewed the session',
  'session.create': 'created the session',
  'session.update': 'updated the session',
  'session.delete': 'deleted the session',
  'session.list': 'saw the session in a list',
  'session.match': 'searched for a masked value',
  'revision.list': 'viewed the history',
  'reveal.create': 'revealed the masked values',
  'reveal.end': 'ended a reveal early',
  'verdict.create': 'gave a verdict',
  'verdict.update': 'replaced a verdict',
  'verdict.list': 'viewed the verdicts',
  'share_link.create': 'created a share link',
  'share_link.open': 'opened a share link',
  'share_link.revoke': 'revoked a share link',
  'export.create': 'created an export',
  'export.fetch': 'exported the session',
  'export.delete': 'deleted an export',
  'lookup.create': 'looked up the session',
  'agent.create': 'created the agent',
  'agent.update': 'updated the agent',
  'agent.delete': 'deleted the agent',
  'api_key.create': 'created an API key',
  'api_key.update': 'updated an API key',
  'api_key.rotate': 'rotated an API key',
  'api_key.revoke': 'revoked an API key',
  'person.create': 'added a person',
  'person.update': 'updated a person',
  'person.reset_password': 'set a person’s password',
  'invitation.create': 'invited a person',
  'invitation.accept': 'accepted an invitation',
  'invitation.revoke': 'revoked an invitation',
  'password_reset.create': 'created a password reset link',
  'password_reset.redeem': 'set a new password with a reset link',
  'sign_in.create': 'signed in',
  'sign_in.revoke': 'ended a sign-in',
  'sign_in.revoke_all': 'ended all of a person’s sign-ins',
  'credential.fail': 'presented a credential that was not accepted',
  'settings.update': 'updated the settings',
  'demo_data.create': 'created the demo data',
  'audit_event.list': 'viewed the audit log',
  'audit_event.export': 'exported the audit log',
  'audit_event.remove': 'removed old audit events (retention)',
};

/** The same without a session: a list or an export can hold many, and a look-up none. */
const wordsWithoutSession: Record<string, string> = {
  'session.list': 'listed sessions',
  'export.fetch': 'exported sessions',
  'lookup.create': 'looked up IDs',
};

/** The names of all actions that have words. */
export const knownActions: readonly string[] = Object.keys(words).sort();

/** Returns an action such as `session.read` in words, or its name if it has none. */
export function actionWords(action: string, hasSession = true): string {
  if (!hasSession && Object.hasOwn(wordsWithoutSession, action)) return wordsWithoutSession[action] as string;
  return Object.hasOwn(words, action) ? (words[action] as string) : action;
}

const kinds: Record<string, string | null> = {
  person: null,
  api_key: 'API key',
  share_link: 'share link',
  nobody: 'not signed in',
  system: 'the desk itself',
};

/** Returns the kind of an actor who is not a person; null for a person. */
export function actorKindWords(kind: string): string | null {
  return Object.hasOwn(kinds, kind) ? (kinds[kind] as string | null) : kind;
}
