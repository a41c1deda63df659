/**
 * `npm run test:quick`: types, style, unit tests, and those API tests that depend on what changed: the difference from
 * the last commit, or, if there is none, the last commit itself. `npm test` runs everything.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { chooseTests } from './changed-tests';
import { importedFiles } from './folder-graph';
import { generateTypes } from './generated-types';
import { runSideBySide, runStep, type Step, tool } from './steps';

const began = performance.now();

function git(...args: string[]): string[] {
  return execFileSync('git', args, { encoding: 'utf8' }).split('\0').filter(Boolean);
}

/** The files that changed, and since when. A moved file is listed under both names. */
function findChanges(): { files: string[]; since: string } {
  const options = ['--name-only', '--no-renames', '--relative', '-z'];
  const untracked = git('ls-files', '--others', '--exclude-standard', '-z');
  const uncommitted = [...git('diff', ...options, 'HEAD'), ...untracked];
  if (uncommitted.length > 0) return { files: uncommitted, since: 'not committed' };
  return { files: git('show', '-m', '--first-parent', '--format=', ...options, 'HEAD'), since: 'in the last commit' };
}

const sources = ['e2e/api', 'e2e/fixtures']
  .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
  .map((path) => ({ path, imports: importedFiles(path) }));
const changes = findChanges();
const { files, reason } = chooseTests(changes.files, sources);
const names = files.map((path) => path.slice('e2e/api/'.length, -'.test.ts'.length));
console.log(
  `${changes.files.length} files changed (${changes.since}); API tests: ${names.join(', ') || 'none'} (${reason}).`,
);

const tests: Step[] = [
  tool('unit tests', 'vitest', 'run', '--project', 'unit'),
  // If the build is stale, the desk that they start builds it.
  ...(files.length > 0 ? [tool('API tests', 'vitest', 'run', '--project', 'api', ...files)] : []),
];
let passed =
  (await generateTypes()) &&
  (await runSideBySide(
    [tool('types', 'tsc', '--noEmit'), tool('style', 'biome', 'check', '--error-on-warnings', '--max-diagnostics=50')],
    2,
  ));
for (const step of tests) {
  if (!passed) break;
  ({ passed } = await runStep(step, true));
}
console.log(`${passed ? '✓' : '✗'} test:quick (${((performance.now() - began) / 1000).toFixed(0)} s)`);
if (!passed) process.exitCode = 1;
