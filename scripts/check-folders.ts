/**
 * That no folders of a layer import each other in a circle: such folders are one folder with several names, and none of
 * them can be read, tested or changed without all the others. Prints each circle with the imports it is made of, and
 * exits with 1 if there is any.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';

const LAYERS = ['components', 'hooks', 'server/core', 'contract', 'scripts'];
const CODE_FILE = /\.(tsx?|mts|mjs|css)$/;
/** Nothing imports a test, so what it imports ties no folders together. */
const TEST_FILE = /\.(test|spec)\.tsx?$/;
const MOST_SHOWN = 5;

/** Which imports lead from one folder to another: `from`, then `to`, then a line each. */
type Graph = Map<string, Map<string, string[]>>;

const { imports: aliases } = JSON.parse(readFileSync('package.json', 'utf8')) as { imports: Record<string, string> };

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return listFiles(path);
    return CODE_FILE.test(path) && !TEST_FILE.test(path) ? [path] : [];
  });
}

/** What a file imports, as it names it. A style sheet imports what it composes of. */
function importsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  if (path.endsWith('.css')) return [...text.matchAll(/(?:from|@import) "(\.[^"]+)"/g)].map(([, name = '']) => name);
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
}

/** The path, from the top of the project, of what a file imports; null for a package. */
function pathOf(name: string, importer: string): string | null {
  if (name.startsWith('.')) return posix.join(posix.dirname(importer), name);
  for (const [alias, target] of Object.entries(aliases)) {
    const [start = '', end] = alias.split('*');
    if (end === undefined ? name === alias : name.startsWith(start)) {
      return posix.join(target.replace('*', name.slice(start.length)));
    }
  }
  return null;
}

/** The folder of a layer that a path is in; a file that is in none of them counts as a folder of its own. */
function folderIn(layer: string, path: string): string | null {
  if (!path.startsWith(`${layer}/`)) return null;
  const [first = '', ...more] = path.slice(layer.length + 1).split('/');
  return more.length > 0 ? first : first.replace(/\.\w+$/, '');
}

function graphOf(layer: string): Graph {
  const graph: Graph = new Map();
  for (const file of listFiles(layer)) {
    const from = folderIn(layer, file);
    for (const name of importsOf(file)) {
      const path = pathOf(name, file);
      const to = path === null ? null : folderIn(layer, path);
      if (path === null || from === null || to === null || from === to) continue;
      const steps = graph.get(from) ?? new Map<string, string[]>();
      graph.set(from, steps.set(to, [...(steps.get(to) ?? []), `${file} imports ${path}`]));
    }
  }
  return graph;
}

/** The shortest way from a folder back to it, with the folder at both ends; null where there is none. */
function circleThrough(graph: Graph, start: string): string[] | null {
  const ways = [[start]];
  const seen = new Set<string>();
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    for (const next of graph.get(way.at(-1) ?? '')?.keys() ?? []) {
      if (next === start) return [...way, start];
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return null;
}

/**
 * Circles that, cut where the fewest imports are, leave none. Each is given as its steps, the one to cut first: there is
 * most likely the import that closed it.
 */
function circlesIn(graph: Graph): { from: string; to: string; lines: string[] }[][] {
  const circles: { from: string; to: string; lines: string[] }[][] = [];
  for (;;) {
    const found = [...graph.keys()].map((start) => circleThrough(graph, start)).filter((circle) => circle !== null);
    const [circle] = found.sort((a, b) => a.length - b.length);
    if (circle === undefined) return circles;
    const steps = circle.slice(1).map((to, index) => {
      const from = circle[index] ?? to;
      return { from, to, lines: graph.get(from)?.get(to) ?? [] };
    });
    const fewest = Math.min(...steps.map(({ lines }) => lines.length));
    const at = steps.findIndex(({ lines }) => lines.length === fewest);
    const turned = [...steps.slice(at), ...steps.slice(0, at)];
    circles.push(turned);
    graph.get(turned[0]?.from ?? '')?.delete(turned[0]?.to ?? '');
  }
}

let count = 0;
for (const layer of LAYERS.filter((path) => existsSync(path))) {
  for (const steps of circlesIn(graphOf(layer))) {
    count += 1;
    console.error(`${layer}: ${[steps[0]?.from, ...steps.map(({ to }) => to)].join(' → ')}`);
    for (const { from, to, lines } of steps) {
      console.error(`  ${from} → ${to}`);
      for (const line of lines.slice(0, MOST_SHOWN)) console.error(`    ${line}`);
      if (lines.length > MOST_SHOWN) console.error(`    and ${lines.length - MOST_SHOWN} more`);
    }
  }
}
if (count === 0) console.log(`No folders import each other in a circle: ${LAYERS.join(', ')}.`);
else {
  console.error('\nFolders that import each other are one folder with several names. Move what one of them needs');
  console.error('to a folder that knows neither, or to the one that it belongs to.');
  process.exitCode = 1;
}
