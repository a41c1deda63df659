/**
 * Checks that no folders of a layer import each other in a cycle: such folders are one folder with several names, and
 * none of them can be read, tested or changed without all the others. Prints each cycle with its imports, and exits
 * with 1 if there is any.
 */
import { existsSync } from 'node:fs';
import { type FolderGraph, folderGraph } from './folder-graph';

const LAYERS = ['components', 'hooks', 'server/core', 'contract', 'scripts'];
const MOST_SHOWN = 5;

/** The shortest path from a folder back to itself, with the folder at both ends; null if there is none. */
function circleThrough(graph: FolderGraph, start: string): string[] | null {
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
 * Cycles that, when each is cut at the step with the fewest imports, leave no cycles. Each is returned as its steps,
 * the one to cut first: that is most likely where the import that closed it is.
 */
function circlesIn(graph: FolderGraph): { from: string; to: string; lines: string[] }[][] {
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
  for (const steps of circlesIn(folderGraph(layer))) {
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
