/** A test file, or a file that tests use, with the paths that it imports. */
export interface TestSource {
  path: string;
  imports: string[];
}

/** The API tests to run, and the reason in words. */
export interface ChosenTests {
  files: string[];
  reason: string;
}

/** Problems in code that nearly everything depends on show up in these. */
const SMOKE = ['access', 'endpoints', 'errors', 'session'].map((name) => `e2e/api/${name}.test.ts`);
/** More tests than this do not finish within a few minutes. */
const MAX_FILES = 14;
/** Files that no API test depends on: pages, browser tests, documents, and scripts that only check the code. */
const UNSEEN =
  /^(components|hooks|docs|public|scripts\/(bench|checks|screenshots))\/|^e2e\/(fixtures\/)?browser|^app\/(?!v2\/)|\.(test|spec)\.tsx?$|\.(css|md)$|^\.|^(biome|knip)\.json$/;
/** Folders whose files are named like the API tests. */
const NAMED = /^(?:server\/(?:core|data|http|pages)|app\/v2|contract|scripts)\/|^(?=client\/)/;

const isApiTest = (path: string) => /^e2e\/api\/.*\.test\.ts$/.test(path);

/** A name as singular words, with a dash on both ends: `share_links` is `-share-link-`. */
function wordsOf(name: string): string {
  const words = name.replace(/\..*$/, '').split(/[-_]/);
  return `-${words.map((word) => word.replace(/ies$/, 'y').replace(/(?<!s)s$/, '')).join('-')}-`;
}

/** The tests that import a file of e2e, directly or not, including itself. */
function importersOf(path: string, sources: TestSource[]): string[] {
  const reached = new Set([path]);
  // The loop also visits elements that are added to the set during it.
  for (const each of reached) {
    for (const source of sources) if (source.imports.includes(each)) reached.add(source.path);
  }
  return [...reached].filter(isApiTest);
}

/** The tests named after a file, otherwise those named after the folder around it, and so on upwards. */
function namesakesOf(path: string, sources: TestSource[]): string[] {
  const parts = path.replace(NAMED, '').split('/').reverse();
  for (const noun of parts.filter((part) => !/^(\[|route\.ts$)/.test(part)).map(wordsOf)) {
    const found = sources.filter((source) => isApiTest(source.path) && wordsOf(source.path.slice(8)).includes(noun));
    if (found.length > 0) return found.map((source) => source.path);
  }
  return [];
}

/** The tests that a changed file may break; none if they cannot be determined. */
function testsOf(path: string, sources: TestSource[]): string[] {
  if (path.startsWith('e2e/')) return importersOf(path, sources);
  const byName = NAMED.test(path) ? namesakesOf(path, sources) : [];
  const byImport = path.startsWith('contract/') ? importersOf(path, sources) : [];
  return [...new Set([...byName, ...byImport])];
}

/**
 * Chooses the API tests for a change: those that import what changed, and those that are named after it. A changed file
 * that belongs to no test, or to many, is one that much depends on: for it a few tests represent all.
 * @param changed paths from the top of the project
 * @param sources all files in e2e/api and e2e/fixtures
 */
export function chooseTests(changed: string[], sources: TestSource[]): ChosenTests {
  const seen = changed.filter((path) => isApiTest(path) || !UNSEEN.test(path));
  const known = sources.map((source) => source.path);
  const chosen = new Set<string>();
  const shared: string[] = [];
  for (const path of seen) {
    const tests = testsOf(path, sources).filter((test) => known.includes(test));
    if (tests.length === 0 || tests.length > MAX_FILES) shared.push(path);
    else for (const test of tests) chosen.add(test);
  }
  const isTooMuch = chosen.size > MAX_FILES;
  if (isTooMuch) for (const test of chosen) if (!changed.includes(test)) chosen.delete(test);
  if (isTooMuch || shared.length > 0) for (const test of SMOKE) chosen.add(test);
  return { files: [...chosen].sort(), reason: reasonOf(seen, shared, isTooMuch) };
}

function reasonOf(seen: string[], shared: string[], isTooMuch: boolean): string {
  if (seen.length === 0) return 'no API test sees the change';
  if (isTooMuch) return 'the change reaches more tests than fit here; a few stand for them';
  const [first, ...more] = shared;
  if (first === undefined) return 'they import what changed, or are named after it';
  return `much rests on ${first}${more.length > 0 ? ` and ${more.length} more` : ''}`;
}
