/** What an action of the record is in words, after a name: "Sarah · looked at the session". The one table of them. */
const words: Record<string, string> = {
  'session.read': 'looked at the session',
  'session.create': 'created the session',
  'session.update': 'changed the session',
  'session.delete': 'deleted the session',
  'session.list': 'had the session in a list',
  'session.match': 'searched for a hidden value',
  'revision.list': 'looked at the history',
  'reveal.create': 'revealed the masked values',
  'reveal.end': 'ended a reveal early',
  'verdict.create': 'gave a verdict',
  'verdict.update': 'gave another verdict',
  'verdict.list': 'looked at the verdicts',
  'share_link.create': 'made a share link',
  'share_link.open': 'opened a share link',
  'share_link.revoke': 'revoked a share link',
  'export.create': 'prepared an export',
  'export.fetch': 'exported the session',
  'export.delete': 'deleted an export',
  'lookup.create': 'found the session by looking it up',
};

/** Takes an action such as `session.read`; gives it in words, or as it is where there are none. */
export function actionWords(action: string): string {
  return Object.hasOwn(words, action) ? (words[action] as string) : action;
}

const kinds: Record<string, string | null> = {
  person: null,
  api_key: 'API key',
  share_link: 'share link',
  nobody: 'not signed in',
  system: 'the desk itself',
};

/** What kind of actor it was, for whoever is not a person; null for one. */
export function actorKindWords(kind: string): string | null {
  return Object.hasOwn(kinds, kind) ? (kinds[kind] as string | null) : kind;
}
