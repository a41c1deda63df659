import { createRequire } from 'node:module';

type Rule = { name: string; from: { path?: unknown; pathNot?: unknown }; to: { path?: unknown; pathNot?: unknown } };

const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as { forbidden: Rule[] };

/** The layers of the product, top first: what each is called, what it says, and files that could be in it. */
const layers = [
  { id: 'host', name: 'server/host.ts', says: 'the process behind npm start', files: ['server/host.ts'] },
  { id: 'proxy', name: 'proxy.ts', says: 'runs before every page', files: ['proxy.ts'] },
  { id: 'routes', name: 'app/…/route.ts', says: 'where: URLs of the API', files: ['app/v2/x/route.ts'] },
  { id: 'app', name: 'app/', says: 'where: pages', files: ['app/x/page.tsx'] },
  { id: 'components', name: 'components/', says: 'what you see', files: ['components/x/x.tsx'] },
  { id: 'hooks', name: 'hooks/', says: 'how a screen gets data', files: ['hooks/x.ts'] },
  { id: 'client', name: 'client/', says: 'the typed API client', files: ['client/x.ts'] },
  {
    id: 'http',
    name: 'server/http/, server/auth.ts',
    says: 'how a request becomes a call',
    files: ['server/http/x.ts', 'server/auth.ts'],
  },
  { id: 'pages', name: 'server/pages/', says: 'the status and content of a page', files: ['server/pages/x.ts'] },
  { id: 'core', name: 'server/core/', says: 'what happens', files: ['server/core/views/x.ts'] },
  { id: 'data', name: 'server/data/', says: 'how it is stored', files: ['server/data/x.ts'] },
  { id: 'contract', name: 'contract/', says: 'what we promise', files: ['contract/x.ts'] },
];

function matches(patterns: unknown, path: string): boolean {
  return [patterns ?? []].flat().some((pattern) => new RegExp(String(pattern)).test(path));
}

/** A rule of a chain of imports (`reachable`) says nothing of one import. */
function forbids({ from, to }: Rule, importer: string, imported: string): boolean {
  if (from.path === undefined || 'reachable' in to || 'dependencyTypes' in to || 'circular' in to) return false;
  const isFrom = matches(from.path, importer) && !matches(from.pathNot, importer);
  return isFrom && to.path !== undefined && matches(to.path, imported) && !matches(to.pathNot, imported);
}

/** Pages and route files are one folder, which may import itself; nobody needs an arrow for that. */
function isWithinApp(...paths: string[]): boolean {
  return paths.every((path) => path.startsWith('app/'));
}

function mayImport(importers: string[], imported: string[]): boolean {
  return importers.some((importer) =>
    imported.some((path) => !isWithinApp(importer, path) && !forbidden.some((rule) => forbids(rule, importer, path))),
  );
}

/**
 * Draws which layer may import which, as .dependency-cruiser.cjs allows it. An arrow that only shortens a path of others
 * is left out.
 */
export function drawLayers(): string {
  const targets = new Map(
    layers.map(({ id, files }) => [
      id,
      layers.filter((other) => other.id !== id && mayImport(files, other.files)).map((other) => other.id),
    ]),
  );
  const reachable = (from: string, to: string): boolean =>
    (targets.get(from) ?? []).some((next) => next === to || reachable(next, to));
  const arrows = [...targets].flatMap(([from, all]) =>
    all.filter((to) => !all.some((other) => other !== to && reachable(other, to))).map((to) => `  ${from} --> ${to}`),
  );
  const nodes = layers.map(({ id, name, says }) => `  ${id}["<b>${name}</b><br/>${says}"]`);
  return ['```mermaid', 'flowchart TD', ...nodes, ...arrows, '```'].join('\n');
}
