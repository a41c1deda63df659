/**
 * Prints the rooms of server/core, top first, each with the rooms it imports, and draws them and the layers into
 * docs/architecture.md as Mermaid graphs; with `--check` it only says whether the drawings are current. Fails when an
 * arrow between rooms runs upwards.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { folderGraph } from './folder-graph';
import { drawLayers } from './layer-drawing';

const DOCUMENT = 'docs/architecture.md';
const CORE = 'server/core';
/** A room with more sources than this covers two subjects. */
const MAX_SOURCES = 15;

const rooms: { name: string; holds: string }[] = JSON.parse(readFileSync('scripts/checks/core-rooms.json', 'utf8'));
const floors = new Map(rooms.map(({ name }, index) => [name, index]));
const graph = folderGraph(CORE);

function sourcesOf(room: string): number {
  const isSource = (name: string) => name.endsWith('.ts') && !name.endsWith('.test.ts');
  return readdirSync(`${CORE}/${room}`).filter(isSource).length;
}

function roomProblems(): string[] {
  const present = readdirSync(CORE);
  const arrows = [...graph].flatMap(([from, to]) => [...to].map(([room, lines]) => ({ from, room, lines })));
  return [
    ...present.filter((name) => !floors.has(name)).map((name) => `${CORE}/${name} is not in core-rooms.json.`),
    ...rooms.filter(({ name }) => !present.includes(name)).map(({ name }) => `${CORE}/${name} does not exist.`),
    ...rooms
      .filter(({ name }) => present.includes(name) && sourcesOf(name) > MAX_SOURCES)
      .map(
        ({ name }) => `${CORE}/${name} has ${sourcesOf(name)} sources, at most ${MAX_SOURCES} are allowed. Split it.`,
      ),
    ...arrows
      .filter(({ from, room }) => (floors.get(from) ?? 0) >= (floors.get(room) ?? 0))
      .map(({ from, room, lines }) => `${from} imports ${room}, which is above it: ${lines[0]}`),
  ];
}

/**
 * The arrows that a reader needs: an arrow that only shortens a path of other arrows is left out of the drawing.
 * @returns pairs of room names, the importing one first
 */
function drawnArrows(): [string, string][] {
  const reachable = (from: string, to: string): boolean =>
    [...(graph.get(from)?.keys() ?? [])].some((next) => next === to || reachable(next, to));
  return rooms.flatMap(({ name }) => {
    const targets = [...(graph.get(name)?.keys() ?? [])];
    const direct = targets.filter((to) => !targets.some((other) => other !== to && reachable(other, to)));
    return direct.map((to): [string, string] => [name, to]);
  });
}

function drawRooms(): string {
  const count = [...graph.values()].reduce((sum, to) => sum + to.size, 0);
  const nodes = rooms.map(({ name, holds }) => `  ${name}["<b>${name}/</b><br/>${holds}"]`);
  return [
    '```mermaid',
    'flowchart TD',
    ...nodes,
    ...drawnArrows().map(([from, to]) => `  ${from} --> ${to}`),
    '```',
    '',
    `${rooms.length} rooms, ${count} arrows; an arrow that only shortens a path of others is not drawn.`,
  ].join('\n');
}

const problems = roomProblems();
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);

/** Puts drawings between their marks. Throws an Error where the document has no place for one. */
function withDrawings(text: string, drawings: Record<string, string>): string {
  return Object.entries(drawings).reduce((drawn, [subject, picture]) => {
    const marks = new RegExp(`(<!-- ${subject}: drawn by npm run check -->\n)[\\s\\S]*?(\n<!-- end -->)`);
    if (!marks.test(drawn)) throw new Error(`${DOCUMENT} has no place for the drawing of the ${subject}.`);
    return drawn.replace(marks, (_all, start: string, end: string) => `${start}${picture}${end}`);
  }, text);
}

const text = existsSync(DOCUMENT) ? readFileSync(DOCUMENT, 'utf8') : '';
const drawn = withDrawings(text, { layers: drawLayers(), 'rooms of core': drawRooms() });
if (!process.argv.includes('--check')) writeFileSync(DOCUMENT, drawn);
else if (drawn !== text) {
  console.error(
    `${DOCUMENT} shows other layers, rooms or imports than the code has. Draw it again: npm run architecture`,
  );
  process.exitCode = 1;
}
for (const { name } of rooms)
  console.log(`${name.padEnd(14)} ${[...(graph.get(name)?.keys() ?? [])].join(' ')}`.trimEnd());
