import { expect, test } from 'vitest';
import type { ApiKey } from '#contract/api-keys';
import { changesBetween, draftOf, emptyDraft, type KeyDraft, readDraft } from './key-draft';
import { toLevels } from './permission-levels';

const key: ApiKey = {
  id: 'Ab12Cd34',
  name: 'CRM',
  permissions: ['sessions:read'],
  agent_ids: ['agt_b', 'agt_a'],
  limit: 60,
  expires_at: '2030-01-01T00:00:00.123Z',
  state: 'active',
  created_at: '2026-01-01T00:00:00Z',
  created_by: { kind: 'system', id: null, name: 'a test', state: null },
  last_used_at: null,
  last_failure: null,
  replaces: null,
  replaced_by: null,
};

function terms(draft: KeyDraft, zone = 'Europe/Berlin') {
  const read = readDraft(draft, zone);
  if (!('terms' in read)) throw new Error(JSON.stringify(read.problems));
  return read.terms;
}

test('an untouched form changes nothing, whatever the zone and the milliseconds', () => {
  for (const zone of ['UTC', 'Europe/Berlin', 'Asia/Kathmandu']) {
    const draft = draftOf(key, zone);
    expect(changesBetween(terms(draft, zone), terms(draft, zone))).toEqual({});
  }
});

test('only what was changed is sent; the order of agents is no change', () => {
  const draft = draftOf(key, 'UTC');
  const changed = { ...draft, agentIds: ['agt_a', 'agt_b'], limit: '61' };
  expect(changesBetween(terms(draft, 'UTC'), terms(changed, 'UTC'))).toEqual({ limit: 61 });
  expect(changesBetween(terms(draft), terms({ ...draft, isLimited: false }))).toEqual({ agent_ids: null });
  expect(changesBetween(terms(draft), terms({ ...draft, expires: false }))).toEqual({ expires_at: null });
});

test('an expiry is the typed time in the reader’s zone', () => {
  const draft = { ...emptyDraft, name: 'CRM', expires: true, expiresAt: '2030-07-01T12:00' };
  expect(terms(draft, 'Europe/Berlin').expires_at).toBe('2030-07-01T10:00:00Z');
  expect(terms(draft, 'UTC').expires_at).toBe('2030-07-01T12:00:00Z');
});

test.each<[string, Partial<KeyDraft>, string[]]>([
  ['no name', { name: '  ' }, ['name']],
  ['no number', { limit: '12.5' }, ['limit']],
  ['an empty limit', { limit: '' }, ['limit']],
  ['a limit of 21 digits', { limit: '9'.repeat(21) }, ['limit']],
  ['no date', { expires: true, expiresAt: '' }, ['expires_at']],
  ['a list with what reaches beyond it', { isLimited: true, levels: toLevels(['audit:read']) }, ['agent_ids']],
])('%s is reported at its field', (_, given, fields) => {
  const read = readDraft({ ...emptyDraft, name: 'CRM', ...given }, 'UTC');
  expect('problems' in read ? Object.keys(read.problems) : []).toEqual(fields);
});
