import { existsSync, readFileSync, rmSync } from 'node:fs';
import { afterSecondRuns, failuresToRunAgain, nameOf, type SecondRun } from './second-run';
import { runStep, type Step, tool } from './steps';
import { browserOutcome, type Counts, type Failure, type Outcome, vitestOutcome } from './test-reports';

/** Where the test runners leave what they found. */
export const RESULTS = 'test-results';
const SECOND_REPORT = `${RESULTS}/second-run.json`;

/** Tests that one program runs. */
export interface TestSuite {
  step: Step;
  report: string;
  /** Runs one failed test, or one failed file, and leaves its report in SECOND_REPORT. */
  again: (failure: Failure) => Step;
  outcomeOf: (report: never) => Outcome;
}

/** How a suite ended, second runs included. */
interface SuiteResult {
  passed: boolean;
  counts: Counts;
  flaky: string[];
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** Tests of vitest projects. */
export function vitestSuite(name: string, ...projects: string[]): TestSuite {
  const report = `${RESULTS}/${name.replaceAll(' ', '-')}.json`;
  const chosen = projects.flatMap((project) => ['--project', project]);
  const vitest = (file: string, ...more: string[]) =>
    tool(
      name,
      'vitest',
      'run',
      ...chosen,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...more,
    );
  return {
    step: vitest(report),
    report,
    again: ({ file, test }) => vitest(SECOND_REPORT, file, ...(test === null ? [] : ['-t', `^${escaped(test)}$`])),
    outcomeOf: vitestOutcome,
  };
}

/** The tests in the browser. */
export function browserSuite(name: string): TestSuite {
  return {
    step: tool(name, 'playwright', 'test'),
    report: `${RESULTS}/browser.json`,
    again: ({ file, line, test }) => ({
      // Several tests can be on one line: the title says which. What the first run left behind stays.
      ...tool(
        name,
        'playwright',
        'test',
        `${file}:${line}`,
        '--grep',
        `${escaped(test ?? '')}$`,
        `--output=${RESULTS}/browser-second-run`,
      ),
      environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: SECOND_REPORT },
    }),
    outcomeOf: browserOutcome,
  };
}

function readOutcome({ outcomeOf }: TestSuite, file: string): Outcome {
  return outcomeOf((existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null) as never);
}

async function runAgain(suite: TestSuite, failure: Failure): Promise<SecondRun> {
  console.log(`\n── once more, alone: ${nameOf(failure)}`);
  rmSync(SECOND_REPORT, { force: true });
  const { passed } = await runStep(suite.again(failure), true);
  const again = readOutcome(suite, SECOND_REPORT);
  return { failure, again: { ...again, hasOutsideErrors: again.hasOutsideErrors || !passed } };
}

/**
 * Runs a suite to its end.
 * @param hasSecondRun true: what failed is run once more alone, and counts as passed where it then passes
 */
export async function runSuite(suite: TestSuite, hasSecondRun: boolean): Promise<SuiteResult> {
  const { passed, code, seconds } = await runStep(suite.step, true);
  const outcome = readOutcome(suite, suite.report);
  const runs: SecondRun[] = [];
  if (!passed && hasSecondRun) {
    for (const failure of failuresToRunAgain(outcome, code)) runs.push(await runAgain(suite, failure));
  }
  const { counts, flaky } = afterSecondRuns(outcome, runs);
  const isExcused = flaky.length > 0 && counts.failed === 0;
  console.log(`${passed || isExcused ? '✓' : '✗'} ${suite.step.name} (${seconds} s)`);
  return { passed: passed || isExcused, counts, flaky };
}
