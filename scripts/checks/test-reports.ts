import { join, relative } from 'node:path';

/** The number of tests by result. A file or a set-up that failed as a whole is counted as one failed test. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** A failed test; if `test` is null, a file that failed as a whole: it could not be loaded, or its set-up failed. */
export interface Failure {
  /** From the top of the project. */
  file: string;
  line?: number;
  test: string | null;
}

/** The report of a test runner. */
export interface Outcome {
  counts: Counts;
  failures: Failure[];
  /** Something outside of any test failed, which no second run of a test can excuse. */
  hasOutsideErrors: boolean;
}

/** The parts of vitest's JSON report that we read. */
export interface VitestReport {
  testResults: { name: string; status: string; assertionResults: { fullName: string; status: string }[] }[];
}

/** The parts of Playwright's JSON report that we read. */
export interface BrowserReport {
  config: { rootDir: string };
  errors: unknown[];
  stats: Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number>;
  suites: BrowserSuite[];
}

interface BrowserSuite {
  title: string;
  specs: { title: string; ok: boolean; file: string; line: number }[];
  suites?: BrowserSuite[];
}

/** The outcome of a runner that left no report. */
const NOTHING: Outcome = { counts: { passed: 0, failed: 0, skipped: 0 }, failures: [], hasOutsideErrors: true };

/** Adds up counts. */
export function sumCounts(all: Counts[]): Counts {
  const sum = (key: keyof Counts) => all.reduce((total, counts) => total + counts[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

function fileOutcome({ name, status, assertionResults }: VitestReport['testResults'][number]): Outcome {
  const file = relative(process.cwd(), name);
  const failed = assertionResults.filter((test) => test.status === 'failed');
  // Its other tests are counted once it has run to its end.
  if (status === 'failed' && failed.length === 0) {
    return {
      counts: { passed: 0, failed: 1, skipped: 0 },
      failures: [{ file, test: null }],
      hasOutsideErrors: false,
    };
  }
  const passed = assertionResults.filter((test) => test.status === 'passed').length;
  return {
    counts: { passed, failed: failed.length, skipped: assertionResults.length - passed - failed.length },
    failures: failed.map(({ fullName }) => ({ file, test: fullName })),
    hasOutsideErrors: false,
  };
}

/**
 * Reads a report of vitest; null means that there is none. Errors outside of the tests are not in it: see
 * vitest.config.ts.
 */
export function vitestOutcome(report: VitestReport | null): Outcome {
  if (report === null) return NOTHING;
  const files = report.testResults.map(fileOutcome);
  return {
    counts: sumCounts(files.map(({ counts }) => counts)),
    failures: files.flatMap(({ failures }) => failures),
    hasOutsideErrors: false,
  };
}

/** `titles`: the titles of the surrounding groups, as Playwright joins them for --grep. */
function failuresIn(suite: BrowserSuite, titles: string[], folder: string): Failure[] {
  const own = suite.specs
    .filter(({ ok }) => !ok)
    .map(({ title, file, line }) => ({ file: join(folder, file), line, test: [...titles, title].join(' ') }));
  const inner = (suite.suites ?? []).flatMap((each) => failuresIn(each, [...titles, each.title], folder));
  return [...own, ...inner];
}

/** Reads a report of Playwright; null means that there is none. If a file cannot be loaded, Playwright runs no test. */
export function browserOutcome(report: BrowserReport | null): Outcome {
  if (report === null) return NOTHING;
  const { stats, errors, suites, config } = report;
  const folder = relative(process.cwd(), config.rootDir);
  return {
    counts: {
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky + errors.length,
      skipped: stats.skipped,
    },
    // The title of the outermost suite is the file's name.
    failures: suites.flatMap((suite) => failuresIn(suite, [], folder)),
    hasOutsideErrors: errors.length > 0,
  };
}
