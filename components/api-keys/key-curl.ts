import type { NewApiKey } from '#contract/api-keys';
import { can } from '#contract/permissions';
import { type SessionKey, sessionPath } from '../addresses/session-address';

/**
 * Takes the desk's own address, a new key, and a session that may serve as an example; gives the line that tries the
 * key. Null for a key that may read neither sessions nor agents: there is no call that would show that it works.
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
