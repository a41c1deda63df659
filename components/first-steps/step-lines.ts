/** The session that the second step makes, and the third one looks up. */
export const firstSession = { agent_id: 'agt_first', session_id: 'ase_first' };

/** Puts the key into the terminal. A real key never stands on the page. */
export const keyLine = "KEY='paste your key here'";

/** Takes the desk's own address; gives the lines that make an agent, and a session under it. */
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
