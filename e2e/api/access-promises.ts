import type { Endpoint } from '#contract/endpoint';
import type { ErrorCode } from '#contract/errors';
import type { Credential } from '../fixtures/credentials';
import { paramsOf } from '../fixtures/endpoint-calls';
import type { AccessRow } from './access-row';

/** How a call must be answered. */
export interface Promised {
  code: 'success' | ErrorCode;
  /** what a refusal must name */
  says?: string;
  /** whether a success may contain what the call is about */
  reaches: boolean;
}

/** What the contract promises a credential at an endpoint, written independently of the code that decides it. */
export function promisedTo(credential: Credential, endpoint: Endpoint, row: AccessRow): Promised {
  const { actors, permissions } = endpoint;
  const refused = (code: ErrorCode, says = ''): Promised => ({ code, says, reaches: false });
  if (actors === 'anyone') return { code: 'success', reaches: true };
  const isForLinks = actors === 'share_links' || actors === 'share_link_opens';
  if (isForLinks)
    return `${credential.kind}s` === actors ? { code: 'success', reaches: true } : refused('unauthorized');
  if (!['person', 'api_key'].includes(credential.kind)) return refused('unauthorized');
  if (actors === 'people' && credential.kind !== 'person') return refused('forbidden', 'signed-in person');
  const needed = [...permissions, ...(row.alsoNeeds ? [row.alsoNeeds] : [])];
  const missing = needed.find((permission) => !credential.permissions.includes(permission));
  if (missing !== undefined) return refused('forbidden', missing);
  if (credential.agentIds === null) return { code: 'success', reaches: true };
  // From here on the credential has a list of agents, and the agent that the call is about is not on it.
  const params = paramsOf(endpoint);
  if (params.includes('agent_id') || row.refusesLists) return refused('forbidden', permissions[0]);
  if (row.alsoNeeds) return refused('forbidden', row.alsoNeeds);
  const { belongsTo = 'agent' } = row;
  if (belongsTo !== 'agent') return { code: 'success', reaches: true };
  return params.length > 0 ? refused('not_found') : { code: 'success', reaches: false };
}

/** Whether a credential reaches what another actor created, at an endpoint whose things belong to their creators. */
export function reachesOthers({ permissions, agentIds }: Credential, { openTo }: AccessRow): boolean {
  return openTo !== undefined && permissions.includes(openTo) && agentIds === null;
}
