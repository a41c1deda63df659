import { defineConfig } from 'vitest/config';

const quiet = 'e2e/fixtures/quiet-console.ts';

export default defineConfig({
  test: {
    maxWorkers: 2,
    allowOnly: false,
    retry: 0,
    // A failure outside of a test ends the run with 2: npm test excuses no such failure.
    onUnhandledError: () => {
      process.once('exit', () => {
        process.exitCode = 2;
      });
    },
    // An upper bound for polling; earlier results are seen earlier.
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
          // They work over HTTP and share no state, so one file can reuse the modules that another has loaded.
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
