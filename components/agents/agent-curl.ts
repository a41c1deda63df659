/**
 * Returns the curl command that creates an agent, for the desk's own address. It names the variable that holds the key,
 * never a key.
 */
export function curlForNewAgent(origin: string): string {
  const body = '{"id": "agt_refunds", "name": "Refunds"}';
  return `curl -H "x-api-key: $KEY" -H 'content-type: application/json' ${origin}/v2/agents -d '${body}'`;
}
