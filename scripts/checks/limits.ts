/**
 * The limits of the house that no other tool knows: length of files, names of files, no URL in core, paths and headings
 * that documents name, and a lock file that names no host. Prints one line per problem and exits with 1 if there is any.
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { anchorsOf } from './anchors';
import { listFiles } from './project-files';

const FILE_LINES = 300;
const ROUTE_LINES = 20;
const FORBIDDEN_NAMES = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'lib']);
const CODE_FILE = /\.(ts|tsx|js|mjs|cjs|css)$/;
const DOCUMENT = /^((README|CONTRIBUTING|CHANGELOG|SECURITY)\.md|client\/README\.md|(docs|\.github)\/.*\.md)$/;
const TOP_FOLDERS = 'app|client|components|contract|docs|e2e|hooks|prisma|public|scripts|server|\\.ci';

function lengthProblems(path: string): string[] {
  if (!CODE_FILE.test(path) || path === 'next-env.d.ts') return [];
  const most = /^app\/.*route\.ts$/.test(path) ? ROUTE_LINES : FILE_LINES;
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n').length;
  return lines > most
    ? [`${path}: ${lines} lines; the maximum is ${most}. Move a part that has a name into its own file.`]
    : [];
}

function nameProblems(path: string): string[] {
  if (path.startsWith('docs/') || path.startsWith('public/')) return [];
  const folders = dirname(path).split('/');
  const name = basename(path);
  const stem = name.replace(/\..*$/, '');
  const bad = [...folders, stem].find((part) => FORBIDDEN_NAMES.has(part));
  if (bad !== undefined) return [`${path}: "${bad}" says nothing. Name it after what is in it.`];
  return name === 'types.ts' ? [`${path}: put a type next to what it describes, not in types.ts.`] : [];
}

function hasAnchor(path: string, anchor: string): boolean {
  return path.endsWith('.md') && anchorsOf(readFileSync(path, 'utf8')).has(anchor);
}

/** Paths of this project that a document names: targets of links, and inline code that reads like a path. */
function namedPaths(path: string, names: Set<string>): { shown: string; exists: boolean }[] {
  const text = readFileSync(path, 'utf8').replace(/^(```|~~~)[\s\S]*?^\1/gm, '');
  const found: { shown: string; exists: boolean }[] = [];
  for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)[^)]*\)/g)) {
    if (/^([a-z]+:|\/)/i.test(target)) continue;
    const [file = '', anchor] = decodeURIComponent(target).split('#');
    const linked = file === '' ? path : join(dirname(path), file);
    found.push({ shown: target, exists: existsSync(linked) && (anchor === undefined || hasAnchor(linked, anchor)) });
  }
  for (const [, code = ''] of text.matchAll(/`([^`\n]+)`/g)) {
    const file = code.replace(/:\d+(-\d+)?$/, '').replace(/^\.\//, '');
    if (/[\s*<>{}…$|=]/.test(file)) continue;
    if (new RegExp(`^(${TOP_FOLDERS})/`).test(file)) found.push({ shown: code, exists: existsSync(file) });
    else if (/^[\w.-]+\.(ts|tsx|mjs|cjs|md|prisma)$/.test(file)) found.push({ shown: code, exists: names.has(file) });
  }
  return found;
}

/**
 * Core holds the behaviour: paths of the API and of pages, and statuses, are derived from the contract's records
 * outside of it.
 */
function webProblems(path: string): string[] {
  if (!path.startsWith('server/core/') || /\.test\.ts$/.test(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.flatMap((line, at) => {
    const found = /['"`]\/v2\/|\$\{[\w.]*origin\}\/|\berrorStatuses\b/.exec(line)?.[0];
    return found === undefined
      ? []
      : [`${path}:${at + 1}: core knows no URL and no HTTP status, and here is ${found}.`];
  });
}

function documentProblems(files: string[]): string[] {
  const names = new Set(files.map((path) => basename(path)));
  return files
    .filter((path) => DOCUMENT.test(path))
    .flatMap((path) =>
      namedPaths(path, names)
        .filter((named) => !named.exists)
        .map((named) => `${path}: names ${named.shown}, which does not exist.`),
    );
}

function lockFileProblems(): string[] {
  if (!existsSync('package-lock.json')) return ['package-lock.json is missing: without it, installations differ.'];
  const lines = readFileSync('package-lock.json', 'utf8').split('\n');
  const at = lines.findIndex((line) => /"resolved":\s*"https?:/.test(line));
  return at < 0
    ? []
    : [`package-lock.json:${at + 1}: names a host. Install with the project's .npmrc, which leaves addresses out.`];
}

const files = listFiles().sort();
const problems = [
  ...files.flatMap((path) => [...lengthProblems(path), ...nameProblems(path), ...webProblems(path)]),
  ...documentProblems(files),
  ...lockFileProblems(),
];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log(`${files.length} files are within the limits.`);
