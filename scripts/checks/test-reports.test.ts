import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { browserOutcome, vitestOutcome } from './test-reports';

const test = (fullName: string, status: string) => ({ fullName, status });

describe('the outcome read from reports', () => {
  it('names each failed test of vitest with its file', () => {
    const name = resolve('e2e/api/views.test.ts');
    const assertionResults = [test('views list', 'passed'), test('views end', 'failed'), test('views wait', 'skipped')];
    expect(vitestOutcome({ testResults: [{ name, status: 'failed', assertionResults }] })).toEqual({
      counts: { passed: 1, failed: 1, skipped: 1 },
      failures: [{ file: 'e2e/api/views.test.ts', test: 'views end' }],
      hasOutsideErrors: false,
    });
  });

  it('counts a file that failed without a failed test as one failure, and none of its tests', () => {
    const [notLoaded, setUpFailed] = [resolve('server/a.test.ts'), resolve('server/b.test.ts')];
    const report = {
      testResults: [
        { name: notLoaded, status: 'failed', assertionResults: [] },
        { name: setUpFailed, status: 'failed', assertionResults: [test('b waits', 'skipped')] },
      ],
    };
    expect(vitestOutcome(report)).toEqual({
      counts: { passed: 0, failed: 2, skipped: 0 },
      failures: [
        { file: 'server/a.test.ts', test: null },
        { file: 'server/b.test.ts', test: null },
      ],
      hasOutsideErrors: false,
    });
  });

  it('finds failed browser tests in groups', () => {
    const spec = { title: 'opens', ok: false, file: 'views.spec.ts', line: 7 };
    const suites = [
      { title: 'views.spec.ts', specs: [], suites: [{ title: 'A view', specs: [spec, { ...spec, ok: true }] }] },
    ];
    const report = { suites, errors: [], config: { rootDir: resolve('e2e/browser') } };
    expect(browserOutcome({ ...report, stats: { expected: 1, unexpected: 1, flaky: 0, skipped: 0 } })).toEqual({
      counts: { passed: 1, failed: 1, skipped: 0 },
      failures: [{ file: 'e2e/browser/views.spec.ts', line: 7, test: 'A view opens' }],
      hasOutsideErrors: false,
    });
  });

  it('counts failures outside of browser tests', () => {
    const report = { suites: [], errors: [{}], config: { rootDir: resolve('e2e/browser') } };
    const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
    expect(browserOutcome({ ...report, stats })).toMatchObject({ counts: { failed: 1 }, hasOutsideErrors: true });
  });

  it('treats a missing report as an error', () => {
    expect(vitestOutcome(null).hasOutsideErrors).toBe(true);
    expect(browserOutcome(null).hasOutsideErrors).toBe(true);
  });
});
