import { beforeAll, describe, expect, it, vi } from 'vitest';
import { isDeskError } from '#contract/errors';
import type { Actor } from '#core/access/actor';
import { nobody } from '#core/access/actor';
import { decodeCursor, encodeCursor } from './cursors';

const hour = 3_600_000;
const actor: Actor = { ...nobody, kind: 'api_key', id: 'key_one' };
const page = { list: 'sessions', actor, of: { q: 'refund', after: new Date(0), enabled: undefined } };

beforeAll(() => {
  vi.stubEnv('DATABASE_URL', 'postgresql://nobody@localhost/none');
  vi.stubEnv('AUTH_SECRET', 'only-for-tests-'.repeat(3));
  vi.stubEnv('MASK_KEY', 'only-for-masks-in-tests-'.repeat(2));
  vi.stubEnv('AUDIT_SIGNING_KEY', '0123456789abcdef'.repeat(4));
});

function problemOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (isDeskError(error)) return error.fieldErrors?.page_key ?? '';
    throw error;
  }
  throw new Error('It was taken.');
}

describe('a page_key', () => {
  it('returns the position that it was made for, for the same query of the same actor', () => {
    const key = encodeCursor(page, ['2024-01-15T10:30:00.000Z', 'agt_a', 'ase_b']);
    const same = { ...page, of: { after: new Date(0), q: 'refund' } };
    expect(decodeCursor(same, key)).toEqual(['2024-01-15T10:30:00.000Z', 'agt_a', 'ase_b']);
    expect(decodeCursor(page, undefined)).toBeNull();
  });

  it('is valid for a week and no longer', () => {
    const key = encodeCursor(page, ['7'], 0);
    expect(decodeCursor(page, key, 7 * 24 * hour)).toEqual(['7']);
    expect(problemOf(() => decodeCursor(page, key, 7 * 24 * hour + 1_001))).toContain('older than a week');
  });

  it.each([
    ['another list', { ...page, list: 'agents' }],
    ['another filter', { ...page, of: { ...page.of, q: 'refunds' } }],
    ['one filter more', { ...page, of: { ...page.of, enabled: true } }],
    ['another actor', { ...page, actor: { ...actor, id: 'key_two' } }],
    ['an actor of another kind with the same id', { ...page, actor: { ...actor, kind: 'person' as const } }],
  ])('is invalid for %s', (_title, other) => {
    const key = encodeCursor(page, ['7']);
    expect(problemOf(() => decodeCursor(other, key))).toContain('belongs to a different list');
  });

  it('is invalid with another secret', () => {
    const key = encodeCursor(page, ['7']);
    const [body = '', signature = ''] = key.split('.');
    const forged = Buffer.from(Buffer.from(body, 'base64url').toString().replace('"7"', '"8"')).toString('base64url');
    for (const wrong of [`${forged}.${signature}`, body, `${key}.`, `${key}=`, `.${signature}`, '', '.', 'a.b']) {
      expect(
        problemOf(() => decodeCursor(page, wrong)),
        wrong,
      ).toContain('not a page key from this desk');
    }
  });

  it('reveals nothing of the filters', () => {
    const [body = ''] = encodeCursor(page, ['7']).split('.');
    expect(Buffer.from(body, 'base64url').toString()).not.toContain('refund');
  });
});
