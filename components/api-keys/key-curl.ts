import type { NewApiKey } from '#contract/api-keys';
import { can } from '#contract/permissions';
import { type SessionKey, sessionPath } from '../addresses/session-address';

/**
 * Takes the desk's own address, a new key and an example session. Returns the curl command that tries the key, or null
 * for a key that can read neither sessions nor agents: no call would show that it works.
 */
export function curlWithKey(
  origin: string,
  { key, permissions, agent_ids }: NewApiKey,
  example: SessionKey,
): string | null {
  const access = { permissions, agentIds: agent_ids };
  const line = (path: string) => `curl -H "x-api-key: ${key}" ${origin}/v2${path}`;
  if (can(access, 'sessions:read', example.agent_id)) return line(sessionPath(example));
  if (can(access, 'sessions:read')) return line('/sessions');
  return can(access, 'agents:read') ? line('/agents') : null;
}
