import { queryDesk } from '../fixtures/api';
import { addApiKey } from '../fixtures/records';
import type { AccessRow } from './access-row';

/** A key without permissions and agents, so that everyone who may create keys may also change it. */
const emptyKey = async () => ({ key_id: (await addApiKey(queryDesk, { permissions: [], agentIds: [], limit: 1 })).id });

const revokedKey = async () => {
  const params = await emptyKey();
  await queryDesk('UPDATE api_keys SET revoked_at = now() WHERE id = $1', [params.key_id]);
  return params;
};

export const apiKeyRows: Record<string, AccessRow> = {
  'api_keys.list': {
    call: async () => ({ query: { limit: '100' }, finds: (await emptyKey()).key_id }),
    belongsTo: 'desk',
  },
  'api_keys.create': {
    call: () => ({ body: { name: 'A key', permissions: [], agent_ids: [], limit: 1 } }),
    belongsTo: 'desk',
  },
  'api_keys.get': {
    call: async () => ({ params: await emptyKey() }),
    belongsTo: 'desk',
  },
  'api_keys.update': {
    call: async () => ({ params: await emptyKey(), body: { name: 'Another name' } }),
    belongsTo: 'desk',
    conflict: async () => ({ params: await revokedKey(), body: { enabled: true } }),
  },
  'api_keys.delete': {
    call: async () => ({ params: await emptyKey() }),
    belongsTo: 'desk',
  },
  'api_keys.rotate': {
    call: async () => ({ params: await emptyKey(), body: { overlap_seconds: 60 } }),
    belongsTo: 'desk',
    conflict: async () => ({ params: await revokedKey(), body: { overlap_seconds: 60 } }),
  },
  'api_keys.listCalls': {
    call: async () => ({ params: await emptyKey() }),
    belongsTo: 'desk',
  },
};
