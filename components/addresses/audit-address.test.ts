import { describe, expect, it } from 'vitest';
import { listAuditEvents } from '#contract/audit-events';
import {
  type AuditPlace,
  actorKinds,
  auditAddress,
  isBackwards,
  readAuditAddress,
  withoutAuditParts,
  writeAuditQuery,
} from './audit-address';

const everything: AuditPlace = {
  actor_id: 'per_a-1',
  actor_kind: 'api_key',
  action: 'session.read',
  outcome: 'refused',
  agent_id: 'agt_a',
  session_id: 'ase_b',
  request_id: 'order-88121.check',
  after: '2025-03-01T00:00:00Z',
  before: '2025-03-01T02:00:00+01:00',
};
const read = (text: string) => readAuditAddress(new URLSearchParams(text));

describe('the address of the audit log', () => {
  it('reads back everything that was written into it', () => {
    expect(readAuditAddress(writeAuditQuery(everything))).toEqual({ place: everything, problems: [] });
    expect(auditAddress({})).toBe('/audit');
    expect(auditAddress({ after: '2025-03-01T02:00:00+01:00' })).toBe('/audit?after=2025-03-01T02%3A00%3A00%2B01%3A00');
    expect(read('page=2&utm_source=x')).toEqual({ place: {}, problems: [] });
  });

  it.each([
    ['actor_id', 'per a'],
    ['actor_kind', 'robot'],
    ['action', 'session.*'],
    ['outcome', 'maybe'],
    ['agent_id', 'agt'],
    ['agent_id', `agt_${'x'.repeat(300)}`],
    ['request_id', 'short'],
    ['after', '2025-03-01'],
    ['before', '2025-02-30T00:00:00Z'],
    ['after', ''],
  ])('names a wrong %s, and keeps the rest', (name, value) => {
    const { place, problems } = read(String(new URLSearchParams({ outcome: 'ok', [name]: value })));
    expect(problems.map((each) => each.name)).toEqual([name]);
    expect(place).toEqual(name === 'outcome' ? {} : { outcome: 'ok' });
  });

  it('has the rules of the contract: it accepts what the API accepts, and refuses what the API refuses', () => {
    const schema = listAuditEvents.query;
    expect(schema.safeParse(everything).success).toBe(true);
    for (const actor_kind of actorKinds) expect(schema.safeParse({ actor_kind }).success).toBe(true);
    const samples = [
      '',
      'per_a',
      'agt_a',
      'ase_b',
      'a.b',
      'A.b',
      'ok',
      'person',
      '2025-03-01T00:00:00Z',
      'x y',
      '12345678',
    ];
    for (const name of Object.keys(everything).filter((each) => each !== 'session_id')) {
      for (const text of samples) {
        const isGood = read(String(new URLSearchParams({ [name]: text }))).problems.length === 0;
        expect([name, text, isGood]).toEqual([name, text, schema.safeParse({ [name]: text }).success]);
      }
    }
  });

  it('accepts a session with its agent only, no parameter twice, and never an exact value', () => {
    expect(read('session_id=ase_b').problems).toMatchObject([{ name: 'session_id' }]);
    expect(read('outcome=ok&outcome=refused').problems).toEqual([{ name: 'outcome', problem: 'appears twice' }]);
    expect(read('match=zoe%40example.org').problems).toMatchObject([{ name: 'match' }]);
    expect(JSON.stringify(read('match=zoe%40example.org'))).not.toContain('zoe');
    expect(withoutAuditParts(new URLSearchParams('match=zoe&outcome=ok'), ['match'])).toBe('/audit?outcome=ok');
  });

  it('reports a time range that ends before it begins', () => {
    const [early, late] = ['2025-03-01T00:00:00Z', '2025-03-02T00:00:00Z'];
    expect(isBackwards({ after: late, before: early })).toBe(true);
    expect(isBackwards({ after: early, before: early })).toBe(true);
    expect(isBackwards({ after: early, before: late })).toBe(false);
    expect(isBackwards({ before: late })).toBe(false);
  });
});
