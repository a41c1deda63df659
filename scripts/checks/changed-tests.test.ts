import { describe, expect, it } from 'vitest';
import { chooseTests, type TestSource } from './changed-tests';

const smoke = ['access', 'endpoints', 'errors', 'session'].map((name) => `e2e/api/${name}.test.ts`);
const records = 'e2e/fixtures/records.ts';

function test(name: string, ...imports: string[]): TestSource {
  return { path: `e2e/api/${name}.test.ts`, imports };
}

const sources = [
  ...smoke.map((path) => ({ path, imports: [records] })),
  test('api-keys', 'contract/api-keys.ts'),
  test('audit-events', 'contract/audit-events.ts'),
  test('session-lists', 'contract/sessions.ts'),
  test('share-links', 'e2e/fixtures/share-links.ts'),
  test('share-opens', 'e2e/fixtures/share-links.ts', 'contract/share-links.ts'),
  test('verdicts'),
  ...Array.from({ length: 15 }, (_, index) => test(`many-${index}`, records)),
  { path: records, imports: ['e2e/fixtures/answers.ts'] },
];
const chosenFor = (...changed: string[]) => chooseTests(changed, sources).files;
const named = (...names: string[]) => names.map((name) => `e2e/api/${name}.test.ts`);

describe('the API tests for a change', () => {
  it('are those named after the file, otherwise after the folder around it', () => {
    expect(chosenFor('server/core/sessions/verdicts.ts')).toEqual(named('verdicts'));
    expect(chosenFor('server/core/api-keys/rows.ts')).toEqual(named('api-keys'));
    expect(chosenFor('server/core/sessions/presenter.ts')).toEqual(named('session-lists', 'session'));
    expect(chosenFor('app/v2/share_links/[link_id]/route.ts')).toEqual(named('share-links'));
  });

  it('are those that import the part of the contract, or are named after it', () => {
    expect(chosenFor('contract/share-links.ts')).toEqual(named('share-links', 'share-opens'));
  });

  it('are those that import a fixture, and the test itself', () => {
    expect(chosenFor('e2e/fixtures/share-links.ts')).toEqual(named('share-links', 'share-opens'));
    expect(chosenFor('e2e/api/verdicts.test.ts')).toEqual(named('verdicts'));
  });

  it('are a few for a file that belongs to none or to many', () => {
    expect(chosenFor('server/env.ts')).toEqual(smoke);
    expect(chosenFor('prisma/schema.prisma')).toEqual(smoke);
    expect(chosenFor('e2e/fixtures/answers.ts')).toEqual(smoke);
    expect(chooseTests(['server/env.ts', 'proxy.ts'], sources).reason).toBe('much rests on server/env.ts and 1 more');
  });

  it('are the changed ones and a few where the change affects too many', () => {
    const many = Array.from({ length: 15 }, (_, index) => `server/core/many-${index}/rows.ts`);
    expect(chosenFor(...many, 'e2e/api/many-3.test.ts')).toEqual([...smoke, ...named('many-3')].sort());
  });

  it('are none for files that no API test depends on', () => {
    expect(chosenFor('components/page/panel.tsx', 'README.md', 'server/env.test.ts', 'app/page.tsx')).toEqual([]);
  });

  it('are none of the deleted ones', () => {
    expect(chosenFor('e2e/api/gone.test.ts')).toEqual(smoke);
  });
});
