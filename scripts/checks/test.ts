/**
 * `npm test`: the checks, unit tests, storage tests on a real PostgreSQL, then the build, and with it the API tests and
 * the browser tests. Stops at the first part that fails, and ends with the number of tests. With CI=true, a failed test
 * is run again alone; if it then passes, it is reported as flaky and does not fail the run.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { childEnvironment } from '#server/env';
import { chromiumVersion, ensureChromium } from '../temporary-desk/find-chromium';
import { runStep, type Step, script } from './steps';
import { type Counts, sumCounts } from './test-reports';
import { browserSuite, RESULTS, runSuite, type TestSuite, vitestSuite } from './test-suites';

const hasSecondRun = childEnvironment().CI === 'true';
const counts: Counts[] = [];
const flaky: string[] = [];

async function runPart(part: Step | TestSuite): Promise<boolean> {
  if ('program' in part) {
    const { passed, seconds } = await runStep(part, true);
    console.log(`${passed ? '✓' : '✗'} ${part.name} (${seconds} s)`);
    return passed;
  }
  const result = await runSuite(part, hasSecondRun);
  counts.push(result.counts);
  flaky.push(...result.flaky);
  return result.passed;
}

async function runParts(): Promise<boolean> {
  // First, since it can fail: a missing browser should be reported before the build, not after it.
  const chromium = ensureChromium();
  const browserTests = browserSuite('browser tests');
  const parts = [
    script('checks', 'scripts/checks/check.ts'),
    vitestSuite('unit tests', 'unit', 'database'),
    script('build', 'scripts/start/build.ts'),
    vitestSuite('API tests', 'api'),
    browserTests,
  ];
  for (const part of parts) {
    console.log(`\n── ${'program' in part ? part.name : part.step.name}`);
    if (part === browserTests) console.log(`${chromium}: ${chromiumVersion(chromium)}`);
    if (!(await runPart(part))) return false;
  }
  return true;
}

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
const allPassed = await runParts().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return false;
});
const { passed, failed, skipped } = sumCounts(counts);
if (skipped > 0) console.error(`${skipped} tests were skipped: a test that does not run proves nothing.`);
console.log('');
for (const name of flaky) console.log(`flaky: ${name}`);
console.log(`${passed} passed, ${failed} failed`);
if (!allPassed || failed > 0 || skipped > 0) process.exitCode = 1;
