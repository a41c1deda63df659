/** The session that the second step creates and the third looks up. */
export const firstSession = { agent_id: 'agt_first', session_id: 'ase_first' };

/** Sets the key in the terminal. A real key is never on the page. */
export const keyLine = "KEY='paste your key here'";

/** Returns the commands that create an agent and a session for it, for the desk's own address. */
export function sessionLines(origin: string): string {
  const { agent_id, session_id } = firstSession;
  const curl = `curl -sS -H "x-api-key: $KEY" -H 'content-type: application/json'`;
  const session = { id: session_id, description: 'My first session', metadata: { channel: 'terminal' } };
  const line = (path: string, body: object) => `${curl} \\\n  ${origin}/v2${path} \\\n  -d '${JSON.stringify(body)}'`;
  return [
    line('/agents', { id: agent_id, name: 'My first agent' }),
    line(`/agents/${agent_id}/sessions`, session),
  ].join('\n');
}
