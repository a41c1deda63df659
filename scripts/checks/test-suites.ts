import { existsSync, readFileSync, rmSync } from 'node:fs';
import { afterSecondRuns, failuresToRunAgain, nameOf, type SecondRun } from './second-run';
import { runStep, type Step, tool } from './steps';
import { browserOutcome, type Counts, type Failure, type Outcome, vitestOutcome } from './test-reports';

/** Where the test runners write their reports. */
export const RESULTS = 'test-results';
const SECOND_REPORT = `${RESULTS}/second-run.json`;

/** Tests that one program runs. */
export interface TestSuite {
  step: Step;
  report: string;
  /** Runs one failed test, or one failed file, and writes its report to SECOND_REPORT. */
  again: (failure: Failure) => Step;
  outcomeOf: (report: never) => Outcome;
}

/** The result of a suite, second runs included. */
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
      // One line can have several tests: the title selects one. The output of the first run stays.
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
 * @param hasSecondRun true: failed tests are run again alone, and counted as passed if they then pass
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
