import { defineConfig } from 'vitest/config';

const quiet = 'e2e/fixtures/quiet-console.ts';

export default defineConfig({
  test: {
    maxWorkers: 2,
    allowOnly: false,
    retry: 0,
    // What fails outside of a test ends the run with 2: npm test forgives no such failure.
    onUnhandledError: () => {
      process.once('exit', () => {
        process.exitCode = 2;
      });
    },
    // A bound for what is waited for; what comes sooner is seen sooner.
    expect: { poll: { timeout: 10_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{client,components,contract,prisma,scripts,server}/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
          setupFiles: [quiet],
          // Ends a test that hangs; how fast something is is measured by the bench.
          testTimeout: 120_000,
        },
      },
      {
        // Each test file gets a fresh copy of a migrated database, so files neither wait for nor see each other.
        extends: true,
        test: {
          name: 'database',
          include: ['server/**/*.db.test.ts'],
          globalSetup: ['e2e/fixtures/database-setup.ts'],
          setupFiles: [quiet, 'e2e/fixtures/fresh-database.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'api',
          // They ask over HTTP and keep nothing of each other: what one file has loaded serves the next.
          isolate: false,
          include: ['e2e/api/**/*.test.ts'],
          globalSetup: ['e2e/fixtures/api-setup.ts'],
          setupFiles: [quiet],
          testTimeout: 30_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
