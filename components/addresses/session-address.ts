/** By what a session is known: the two IDs. */
export type SessionKey = { agent_id: string; session_id: string };

/** The path of a session's page. */
export function sessionPath({ agent_id, session_id }: SessionKey): string {
  return `/agents/${encodeURIComponent(agent_id)}/sessions/${encodeURIComponent(session_id)}`;
}

/** The address of the comparison of two sessions. */
export function comparePath(a: SessionKey, b: SessionKey): string {
  return `/compare?a=${a.agent_id}/${a.session_id}&b=${b.agent_id}/${b.session_id}`;
}

/** The command line that gets the session from the API. It names the variable that holds the key, never a key. */
export function curlFor(origin: string, params: SessionKey): string {
  return `curl -H "x-api-key: $KEY" ${origin}/v2${sessionPath(params)}`;
}

/** Whether both are one session. */
export function isSameSession(a: SessionKey, b: SessionKey): boolean {
  return a.agent_id === b.agent_id && a.session_id === b.session_id;
}
