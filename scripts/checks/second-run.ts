import { type Counts, type Failure, type Outcome, sumCounts } from './test-reports';

/** With more failures than this at once, something is broken, and running all of them alone would only take hours. */
const MAX_SECOND_RUNS = 20;

/** A failure, and the report of its second run. */
export interface SecondRun {
  failure: Failure;
  again: Outcome;
}

/** The readable name of a failure. */
export function nameOf({ file, test }: Failure): string {
  return test === null ? file : `${file} › ${test}`;
}

/**
 * Returns what to run a second time, each alone.
 * @param outcome the runner's report of the first run
 * @param code its exit code: 1 means that tests failed, anything else that something around them did
 * @returns nothing if a second run could not excuse the first
 */
export function failuresToRunAgain({ failures, hasOutsideErrors }: Outcome, code: number | null): Failure[] {
  if (code !== 1 || hasOutsideErrors || failures.length > MAX_SECOND_RUNS) return [];
  return failures;
}

/** Whether a second run shows that the first failed by chance: something ran, and nothing failed. */
function hasPassed({ again }: SecondRun): boolean {
  return again.counts.passed > 0 && again.counts.failed === 0 && !again.hasOutsideErrors;
}

/**
 * The counts after the second runs: a test that then passed is counted as passed, a file with all tests that it ran.
 * @returns also the names of the flaky ones
 */
export function afterSecondRuns({ counts }: Outcome, runs: SecondRun[]): { counts: Counts; flaky: string[] } {
  const flaky = runs.filter(hasPassed);
  const ofFiles = flaky.filter(({ failure }) => failure.test === null).map(({ again }) => again.counts);
  const change = { passed: flaky.length - ofFiles.length, failed: -flaky.length, skipped: 0 };
  return {
    counts: sumCounts([counts, change, ...ofFiles]),
    flaky: flaky.map(({ failure }) => nameOf(failure)),
  };
}
