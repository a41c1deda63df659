import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';

const CODE_FILE = /\.(tsx?|mts|mjs|css)$/;
/** Nothing imports a test, so its imports do not connect folders. */
const TEST_FILE = /\.(test|spec)\.tsx?$/;

/** The imports from one folder to another: keyed by `from`, then by `to`, with one line each. */
export type FolderGraph = Map<string, Map<string, string[]>>;

const { imports: aliases } = JSON.parse(readFileSync('package.json', 'utf8')) as { imports: Record<string, string> };

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return listFiles(path);
    return CODE_FILE.test(path) && !TEST_FILE.test(path) ? [path] : [];
  });
}

/** The specifiers that a file imports, as written. For a style sheet, what it composes from. */
function importsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  if (path.endsWith('.css')) return [...text.matchAll(/(?:from|@import) "(\.[^"]+)"/g)].map(([, name = '']) => name);
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
}

/** Resolves an import to a path from the top of the project; null for a package. */
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

/** The files of the project that a TypeScript file imports, as paths from the top. */
export function importedFiles(path: string): string[] {
  const paths = importsOf(path).map((name) => pathOf(name, path));
  return paths.filter((found) => found !== null).map((found) => (posix.extname(found) === '' ? `${found}.ts` : found));
}

/** The folder of a layer that contains a path; a file directly in the layer is treated as a folder of its own. */
function folderIn(layer: string, path: string): string | null {
  if (!path.startsWith(`${layer}/`)) return null;
  const [first = '', ...more] = path.slice(layer.length + 1).split('/');
  return more.length > 0 ? first : first.replace(/\.\w+$/, '');
}

/**
 * The imports between the folders of a layer, without tests.
 * @param layer the layer's path from the top of the project, such as `server/core`
 */
export function folderGraph(layer: string): FolderGraph {
  const graph: FolderGraph = new Map();
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
