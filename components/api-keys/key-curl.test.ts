import { expect, test } from 'vitest';
import type { ApiKey, NewApiKey } from '#contract/api-keys';
import type { Permission } from '#contract/permissions';
import { curlWithKey } from './key-curl';

const example = { agent_id: 'agt_a', session_id: 'ase_1' };
const made = (permissions: Permission[], agent_ids: ApiKey['agent_ids'] = null) =>
  ({ key: 'sd_KEY', permissions, agent_ids }) as NewApiKey;

test.each<[string, NewApiKey, string | null]>([
  ['may read the example', made(['sessions:read']), '/v2/agents/agt_a/sessions/ase_1'],
  ['may read it by its list', made(['sessions:read'], ['agt_a']), '/v2/agents/agt_a/sessions/ase_1'],
  ['reaches other agents only', made(['sessions:read'], ['agt_b']), '/v2/sessions'],
  ['reads agents alone', made(['agents:read']), '/v2/agents'],
  ['reads neither', made(['verdicts:write']), null],
])('the line to try a key that %s requests something that the key may read', (_, key, path) => {
  expect(curlWithKey('https://desk.example', key, example)).toBe(
    path === null ? null : `curl -H "x-api-key: sd_KEY" https://desk.example${path}`,
  );
});
