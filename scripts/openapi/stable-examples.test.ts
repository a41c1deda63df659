import { describe, expect, it } from 'vitest';
import { withStableExamples } from './stable-examples';

const since = new Date('2026-11-24T09:00:00Z');
const call = (id: string, digits: string, at: string, ends: string, key: string) =>
  `{"id": "ase_${id}", "again": "ase_${id}", "request_id": "req_${id}", "email": "email·${digits}", "at": "${at}",
    "ends_at": "${ends}", "old": "2024-01-15T10:30:00.250Z", "agent_id": "agt_customer_support", "page_key": "${key}"}`;

const one = call('a'.repeat(22), '0123456789', '2026-11-24T09:00:01.500Z', '2026-11-24T09:10:01.501Z', 'abc.def');
const other = call('Zz0'.repeat(7).concat('Z'), 'fedcba9876', '2026-11-25T10:00:00Z', '2026-11-25T10:10:00Z', 'x.y');

describe('stable examples', () => {
  it('turn two runs of one call into the same text', () => {
    expect(withStableExamples(one, since)).toBe(withStableExamples(other, since));
  });

  it('have the form of the original values', () => {
    const { id, again, request_id, email, page_key } = JSON.parse(withStableExamples(one, since));
    expect(id).toMatch(/^ase_[0-9A-Za-z]{22}$/);
    expect(again).toBe(id);
    expect(request_id).toMatch(/^req_[0-9A-Za-z]{22}$/);
    expect(email).toMatch(/^email·[0-9a-f]{10}$/);
    expect(page_key).toMatch(/^[\w-]+\.[\w-]+$/);
  });

  it('keep distances of times in minutes, and times of the demo data', () => {
    expect(JSON.parse(withStableExamples(one, since))).toMatchObject({
      at: '2026-01-15T10:30:00Z',
      ends_at: '2026-01-15T10:40:00Z',
      old: '2024-01-15T10:30:00.250Z',
      agent_id: 'agt_customer_support',
    });
  });

  it('replace what is digested and signed, also in a file inside of a JSON text', () => {
    const line = (id: number, letter: string) =>
      `{"type":"seal","first_id":"${id}","events":[["${id}","${letter.repeat(64)}"]],"key_id":"${letter.repeat(16)}",` +
      `"signature":"${letter.repeat(86)}"}{"id":"${id}","by":{"id":"${letter.repeat(8)}"},"key":"ed25519:${letter.repeat(43)}"}`;
    for (const written of [(text: string) => text, JSON.stringify]) {
      const text = withStableExamples(written(line(7, 'a')), since);
      expect(text).toBe(withStableExamples(written(line(812, 'b')), since));
      expect(text).toMatch(/"first_id\\?":\\?"1001\\?"/);
    }
  });

  it('keep two ids apart', () => {
    const text = withStableExamples(`{"a": "rev_${'a'.repeat(22)}", "b": "rev_${'b'.repeat(22)}"}`, since);
    const { a, b } = JSON.parse(text);
    expect(a).not.toBe(b);
  });
});
