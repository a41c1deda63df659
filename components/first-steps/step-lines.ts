/** The session that the second step makes, and the third one looks up. */
export const firstSession = { agent_id: 'agt_first', session_id: 'ase_first' };

/** Puts the key into the terminal. A real key never stands on the page. */
export const keyLine = "KEY='paste your key here'";

/** Takes the desk's own address; gives the lines that make an agent, and a session under it. */
export function sessionLines(origin: string): string {
  const { agent_id, session_id } = firstSession;
  const curl = `curl -sS -H "x-api-key: $KEY" -H 'content-type: application/json' ${origin}/v2/agents`;
  const session = { id: session_id, description: 'My first session', metadata: { channel: 'terminal' } };
  return [
    `${curl} -d '${JSON.stringify({ id: agent_id, name: 'My first agent' })}'`,
    `${curl}/${agent_id}/sessions -d '${JSON.stringify(session)}'`,
  ].join('\n');
}
