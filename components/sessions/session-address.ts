type SessionParams = { agent_id: string; session_id: string };

/** The path of a session's page. */
export function sessionPath({ agent_id, session_id }: SessionParams): string {
  return `/agents/${encodeURIComponent(agent_id)}/sessions/${encodeURIComponent(session_id)}`;
}

/** The command line that gets the session from the API. It names the variable that holds the key, never a key. */
export function curlFor(origin: string, params: SessionParams): string {
  return `curl -H "x-api-key: $KEY" ${origin}/v2${sessionPath(params)}`;
}
