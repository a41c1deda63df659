import { describe, expect, it } from 'vitest';
import { afterSecondRuns, failuresToRunAgain } from './second-run';
import type { Failure, Outcome } from './test-reports';

const one: Failure = { file: 'e2e/api/views.test.ts', test: 'views end' };
const other: Failure = { file: 'e2e/api/me.test.ts', test: 'me is shown' };
const file: Failure = { file: 'e2e/api/people.test.ts', test: null };

function outcome(passed: number, failures: Failure[], more: Partial<Outcome> = {}): Outcome {
  return { counts: { passed, failed: failures.length, skipped: 0 }, failures, hasOutsideErrors: false, ...more };
}

describe('what is run a second time', () => {
  it('is each failure', () => {
    expect(failuresToRunAgain(outcome(5, [one, file]), 1)).toEqual([one, file]);
  });

  it('is nothing if something failed outside of the tests', () => {
    expect(failuresToRunAgain(outcome(5, [one], { hasOutsideErrors: true }), 1)).toEqual([]);
    expect(failuresToRunAgain(outcome(5, [one]), 2)).toEqual([]);
    expect(failuresToRunAgain(outcome(5, [one]), null)).toEqual([]);
  });

  it('is nothing if too much failed for chance', () => {
    expect(failuresToRunAgain(outcome(5, Array(20).fill(one)), 1)).toHaveLength(20);
    expect(failuresToRunAgain(outcome(5, Array(21).fill(one)), 1)).toEqual([]);
  });
});

describe('the counts after second runs', () => {
  it('are those of the first run if there was no second', () => {
    expect(afterSecondRuns(outcome(5, [one]), [])).toEqual({
      counts: { passed: 5, failed: 1, skipped: 0 },
      flaky: [],
    });
  });

  it('count a test that passed alone as passed and flaky, and one that failed again as failed', () => {
    const runs = [
      { failure: one, again: outcome(1, []) },
      { failure: other, again: outcome(0, [other]) },
    ];
    expect(afterSecondRuns(outcome(5, [one, other]), runs)).toEqual({
      counts: { passed: 6, failed: 1, skipped: 0 },
      flaky: ['e2e/api/views.test.ts › views end'],
    });
  });

  it('include all tests of a file that loaded the second time', () => {
    const runs = [{ failure: file, again: outcome(4, []) }];
    expect(afterSecondRuns(outcome(5, [file]), runs)).toEqual({
      counts: { passed: 9, failed: 0, skipped: 0 },
      flaky: ['e2e/api/people.test.ts'],
    });
  });

  it('excuse nothing if the second run ran no test, or failed around it', () => {
    for (const again of [outcome(0, []), outcome(1, [], { hasOutsideErrors: true })]) {
      expect(afterSecondRuns(outcome(5, [one]), [{ failure: one, again }]).counts.failed).toBe(1);
    }
  });
});
