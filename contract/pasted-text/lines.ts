import { bracketPairs, childRanges, type JsonRange } from './json-ranges';
import { recognise } from './pasted-text';

/** One thing in a pasted text that may name something, with the line (from 1) in which it begins. */
export type PastedItem = { line: number; text: string };

/** The maximum size of a pasted text, in bytes of UTF-8. */
export const maxPastedBytes = 65_536;

/** The maximum number of items in a pasted text. */
export const maxPastedItems = 100;

const lineEnd = /\r\n|[\n\r\u2028\u2029]/;
const command = /\b(?:curl|wget)\b/i;

/**
 * Splits a pasted text into items. Every non-blank line is an item, with these exceptions: a JSON document is one item,
 * however many lines it has (a list, or our own list of sessions, is as many as it has elements), and so is a curl
 * command whose lines end with a backslash. Two lines of which one names only an agent and the other only a session
 * belong together. Returns at least one item and at most one more than the limit. Never throws; linear in the text's
 * length.
 */
export function pastedItems(text: string): PastedItem[] {
  const pairs = bracketPairs(text);
  const items = itemsOfJson(text, pairs) ?? itemsOfLines(text, pairs);
  if (items.length === 0) return [{ line: 1, text }];
  const [first, second, ...more] = items;
  if (first && second && more.length === 0 && areHalves(first.text, second.text)) {
    return [{ line: first.line, text: `${first.text}\n${second.text}` }];
  }
  return items;
}

/** The items of a text that is a single JSON document, or null. */
function itemsOfJson(text: string, pairs: Map<number, number>): PastedItem[] | null {
  const start = text.search(/\S/);
  const close = pairs.get(start);
  if (close === undefined || text.slice(close + 1).trim() !== '' || !isJson(text.slice(start, close + 1))) return null;
  const places = listIn(text, start, pairs);
  const lines = new LineCounter(text);
  return (places.length > 0 ? places : [{ start, end: close + 1 }]).map((place) => ({
    line: lines.lineAt(place.start),
    text: written(text, place),
  }));
}

/** The elements of a value that contains several items: a list, or the sessions of one of our own lists. */
function listIn(text: string, start: number, pairs: Map<number, number>): JsonRange[] {
  if (text[start] === '[') return childRanges(text, start, pairs, maxPastedItems + 1);
  const members = childRanges(text, start, pairs, Number.POSITIVE_INFINITY);
  const key = members.findIndex((place, at) => at % 2 === 0 && text.slice(place.start, place.end) === '"sessions"');
  const list = key < 0 ? undefined : members[key + 1];
  return list !== undefined && text[list.start] === '[' ? listIn(text, list.start, pairs) : [];
}

function written(text: string, { start, end }: JsonRange): string {
  const json = text.slice(start, end);
  return json.startsWith('"') ? String(JSON.parse(json)) : json;
}

function itemsOfLines(text: string, pairs: Map<number, number>): PastedItem[] {
  const lines = placesOfLines(text);
  const items: PastedItem[] = [];
  for (let at = 0; at < lines.length && items.length <= maxPastedItems; at += 1) {
    const start = lines[at]?.start ?? 0;
    const line = at + 1;
    at = lastLineOf(text, lines, at, pairs);
    const item = text.slice(start, lines[at]?.end);
    if (item.trim() !== '') items.push({ line, text: item });
  }
  return items;
}

function placesOfLines(text: string): JsonRange[] {
  const places: JsonRange[] = [];
  let start = 0;
  for (const { 0: end, index } of text.matchAll(new RegExp(lineEnd, 'g'))) {
    places.push({ start, end: index });
    start = index + end.length;
  }
  return [...places, { start, end: text.length }];
}

/** The last line of the item that begins in this line. */
function lastLineOf(text: string, lines: JsonRange[], at: number, pairs: Map<number, number>): number {
  const line = textOf(text, lines[at]);
  const start = (lines[at]?.start ?? 0) + line.search(/\S/);
  const close = pairs.get(start);
  if (close !== undefined) {
    let last = at;
    while ((lines[last]?.end ?? text.length) <= close) last += 1;
    // A document that was cut out of a list has a comma after it.
    const isAlone = /^\s*,?\s*$/.test(text.slice(close + 1, lines[last]?.end));
    if (last > at && isAlone && isJson(text.slice(start, close + 1))) return last;
  }
  let last = at;
  // Markdown ends lines with backslashes too, so only a command continues after one.
  if (command.test(line))
    while (last + 1 < lines.length && textOf(text, lines[last]).trimEnd().endsWith('\\')) last += 1;
  return last;
}

function textOf(text: string, place: JsonRange | undefined): string {
  return place === undefined ? '' : text.slice(place.start, place.end);
}

function isJson(text: string): boolean {
  try {
    // Less strict than metadata: a pasted document with a duplicate key is still one document.
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function areHalves(one: string, other: string): boolean {
  const [first, second] = [recognise(one), recognise(other)];
  const isAgentAlone = ({ agentId, sessionId, sessionProblem }: typeof first) =>
    agentId !== null && sessionId === null && sessionProblem === null;
  const isSessionAlone = ({ agentId, sessionId, agentProblem }: typeof first) =>
    sessionId !== null && agentId === null && agentProblem === null;
  return (isAgentAlone(first) && isSessionAlone(second)) || (isSessionAlone(first) && isAgentAlone(second));
}

/** Counts lines up to offsets that only increase. */
class LineCounter {
  private line = 1;
  private at = 0;

  constructor(private readonly text: string) {}

  lineAt(offset: number): number {
    this.line += this.text.slice(this.at, offset).split(lineEnd).length - 1;
    this.at = offset;
    return this.line;
  }
}
