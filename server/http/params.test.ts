import { describe, expect, test } from 'vitest';
import { type DeskError, isDeskError } from '#contract/errors';
import { getMe } from '#contract/people';
import { getSession } from '#contract/sessions';
import { readParams } from './params';

const given = { agent_id: 'agt_a', session_id: 'ase_b' };
const request = (query = '', headers: Record<string, string> = {}) =>
  new Request(`http://desk.example.com/v2/agents/agt_a/sessions/ase_b${query}`, { headers });

function refusalOf(work: () => unknown): DeskError {
  try {
    work();
  } catch (error) {
    if (isDeskError(error)) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('path and query', () => {
  test('are returned checked', () => {
    expect(readParams(getSession, request('?include=last_change'), given)).toEqual({
      params: given,
      query: { include: 'last_change' },
      headers: {},
    });
  });

  test('are all named if they are wrong, each with a message', () => {
    const refusal = refusalOf(() =>
      readParams(getSession, request('?include=x&more=1'), { agent_id: 'x', session_id: '' }),
    );
    expect(refusal.code).toBe('invalid_request');
    expect(Object.keys(refusal.fieldErrors ?? {}).sort()).toEqual(['agent_id', 'include', 'more', 'session_id']);
    expect(refusal.messages).toHaveLength(4);
  });

  test.each([
    ['a parameter that comes twice', '?include=last_change&include=last_change', 'include'],
    ['an unknown parameter', '?limit=1', 'limit'],
    ['a parameter of the prototype', '?__proto__=1', '__proto__'],
    ['a parameter named constructor', '?constructor=1', 'constructor'],
  ])('refuse %s', (_title, query, field) => {
    const refusal = refusalOf(() => readParams(getSession, request(query), given));
    expect(Object.keys(refusal.fieldErrors ?? {})).toEqual([field]);
  });

  test('never repeat a very long name in full', () => {
    const refusal = refusalOf(() => readParams(getSession, request(`?${'x'.repeat(20_000)}=1`), given));
    expect(JSON.stringify(refusal.fieldErrors).length).toBeLessThan(200);
  });
});

describe('a request marked as prefetch', () => {
  test.each<Record<string, string>>([
    { 'sec-purpose': 'prefetch' },
    { 'sec-purpose': 'prefetch;prerender' },
    { purpose: 'prefetch' },
    { 'sec-purpose': 'PREFETCH' },
  ])('gets no session data: %o', (headers) => {
    expect(refusalOf(() => readParams(getSession, request('', headers), given)).code).toBe('invalid_request');
  });

  test('is answered if no session data is sent', () => {
    expect(() => readParams(getMe, request('', { 'sec-purpose': 'prefetch' }), {})).not.toThrow();
  });
});
