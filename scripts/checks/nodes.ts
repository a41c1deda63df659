/**
 * `npm run test:nodes`: builds the desk, starts it and runs the API tests under each supported Node, the newest release
 * of each; `--only 22` runs one of them, and test files can be named to run instead of all. The binaries come from the
 * npm package `node`, and stay in node_modules/.cache/nodes until that folder is deleted.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { childEnvironment } from '#server/env';
import { runStep, type Step, tool } from './steps';

const VERSIONS = ['20.19', '22', '24', '26'];

/**
 * Installs a version of Node if it is missing.
 * @returns the folder of its binary
 * @throws an Error if npm cannot install it
 */
async function installNode(version: string): Promise<string> {
  const folder = resolve('node_modules/.cache/nodes', version);
  const bin = join(folder, 'node_modules/node/bin');
  if (existsSync(bin)) return bin;
  mkdirSync(folder, { recursive: true });
  // The package downloads the binary for this machine in its install script.
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, allowScripts: { node: true } }));
  const args = ['install', '--prefix', folder, '--no-audit', '--no-fund', `node@${version}`];
  const { passed } = await runStep({ name: `Node ${version}`, program: 'npm', args }, true);
  if (!passed) throw new Error(`npm could not install Node ${version}.`);
  return bin;
}

async function testUnder(version: string, files: string[]): Promise<boolean> {
  const bin = await installNode(version);
  const node = join(bin, 'node');
  console.log(`Node ${execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()}`);
  // Programs that npm installed, and their child processes, use the first Node on the path.
  const environment = { PATH: [bin, childEnvironment().PATH].join(delimiter) };
  const steps: Step[] = [
    { name: 'build', program: node, args: ['--import', 'tsx', 'scripts/start/build.ts', '--if-stale'] },
    // They begin by starting the desk the way a person does.
    tool('API tests', 'vitest', 'run', '--project', 'api', ...files),
  ];
  for (const step of steps) {
    const { passed, seconds } = await runStep({ ...step, environment }, true);
    console.log(`${passed ? '✓' : '✗'} ${step.name} (${seconds} s)`);
    if (!passed) return false;
  }
  return true;
}

const { values, positionals } = parseArgs({ options: { only: { type: 'string' } }, allowPositionals: true });
const chosen = VERSIONS.filter((version) => values.only === undefined || version === values.only);
if (chosen.length === 0) {
  console.error(`--only takes one of ${VERSIONS.join(', ')}.`);
  process.exit(1);
}
const lines: string[] = [];
for (const version of chosen) {
  console.log(`\n── Node ${version}`);
  const passed = await testUnder(version, positionals).catch((error: Error) => {
    console.error(error.message);
    return false;
  });
  lines.push(`${passed ? '✓' : '✗'} Node ${version}`);
  if (!passed) process.exitCode = 1;
}
console.log(`\n${lines.join('\n')}`);
