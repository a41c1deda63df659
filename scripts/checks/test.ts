/**
 * `npm test`: the checks, unit tests, tests of storage on a real PostgreSQL, then the build, and with it the API tests
 * and the browser tests. Stops at the first part that fails, and ends with the number of tests.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { chromiumVersion, ensureChromium } from '../temporary-desk/find-chromium';
import { runStep, type Step, script, tool } from './steps';

const RESULTS = 'test-results';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** A step that runs vitest projects and leaves their counts in a file. */
function vitest(name: string, ...projects: string[]): Step {
  const report = `${RESULTS}/${name.replaceAll(' ', '-')}.json`;
  const chosen = projects.flatMap((project) => ['--project', project]);
  return tool(name, 'vitest', 'run', ...chosen, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`);
}

function readReport(file: string): Record<string, unknown> | null {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

function vitestCounts(name: string): Counts {
  const report = readReport(`${RESULTS}/${name.replaceAll(' ', '-')}.json`);
  if (report === null) return { passed: 0, failed: 0, skipped: 0 };
  // A file that cannot even be loaded holds no failed test, but it is a failed file.
  const brokenFiles = (report.testResults as { status: string; assertionResults: unknown[] }[]).filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return {
    passed: Number(report.numPassedTests),
    failed: Number(report.numFailedTests) + brokenFiles.length,
    skipped: Number(report.numPendingTests) + Number(report.numTodoTests),
  };
}

function browserCounts(): Counts {
  const stats = readReport(`${RESULTS}/browser.json`)?.stats as Record<string, number> | undefined;
  return {
    passed: stats?.expected ?? 0,
    failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0),
    skipped: stats?.skipped ?? 0,
  };
}

function totalCounts(): Counts {
  return [vitestCounts('unit tests'), vitestCounts('API tests'), browserCounts()].reduce((sum, each) => ({
    passed: sum.passed + each.passed,
    failed: sum.failed + each.failed,
    skipped: sum.skipped + each.skipped,
  }));
}

async function runParts(): Promise<boolean> {
  // First, since it can fail: nobody should wait for the build to hear that the browser is missing.
  const chromium = ensureChromium();
  const browserTests = tool('browser tests', 'playwright', 'test');
  const parts: Step[] = [
    script('checks', 'scripts/checks/check.ts'),
    vitest('unit tests', 'unit', 'database'),
    script('build', 'scripts/start/build.ts'),
    vitest('API tests', 'api'),
    browserTests,
  ];
  for (const part of parts) {
    console.log(`\n── ${part.name}`);
    if (part === browserTests) console.log(`${chromium}: ${chromiumVersion(chromium)}`);
    const result = await runStep(part, true);
    console.log(`${result.passed ? '✓' : '✗'} ${part.name} (${result.seconds} s)`);
    if (!result.passed) return false;
  }
  return true;
}

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
const allPassed = await runParts().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return false;
});
const { passed, failed, skipped } = totalCounts();
if (skipped > 0) console.error(`${skipped} tests were skipped: a test that does not run proves nothing.`);
console.log(`\n${passed} passed, ${failed} failed`);
if (!allPassed || failed > 0 || skipped > 0) process.exitCode = 1;
