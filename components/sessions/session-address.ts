/** What identifies a session: the two IDs. */
export type SessionKey = { agent_id: string; session_id: string };

/** Returns the path of a session's page. */
export function sessionPath({ agent_id, session_id }: SessionKey): string {
  return `/agents/${encodeURIComponent(agent_id)}/sessions/${encodeURIComponent(session_id)}`;
}

/** Returns the path of the comparison of two sessions. */
export function comparePath(a: SessionKey, b: SessionKey): string {
  return `/compare?a=${a.agent_id}/${a.session_id}&b=${b.agent_id}/${b.session_id}`;
}

/** Returns the curl command that gets the session from the API. It refers to a variable for the key, never a key. */
export function curlFor(origin: string, params: SessionKey): string {
  return `curl -H "x-api-key: $KEY" ${origin}/v2${sessionPath(params)}`;
}

/** Returns whether both are the same session. */
export function isSameSession(a: SessionKey, b: SessionKey): boolean {
  return a.agent_id === b.agent_id && a.session_id === b.session_id;
}
