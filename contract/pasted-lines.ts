import { type JsonNode, JsonTextError, parseJsonText } from './json-text';
import { recognise } from './pasted-text';

/** One thing in a pasted text that may name something, and the line (from 1) of the text that it begins in. */
export type PastedItem = { line: number; text: string };

/** So many things a text may hold. */
export const mostPastedItems = 100;

const requestIdForm = /[A-Za-z0-9_.-]{8,128}/g;
const mostRequestIds = 10;

/** What in an item has the form of a request id, at most 10: of a line that names nothing else it may lead to a call. */
export function requestIdsIn({ text }: PastedItem): string[] {
  const seen = recognise(text);
  const isNamed = [seen.agentId, seen.sessionId, seen.agentProblem, seen.sessionProblem].some((half) => half !== null);
  if (isNamed) return [];
  // A word of letters alone is a word: nobody's sentence need be looked up.
  return (text.match(requestIdForm) ?? []).filter((token) => /[0-9_.-]/.test(token)).slice(0, mostRequestIds);
}

const lineEnd = /\r\n|[\n\r\u2028\u2029]/;

/**
 * Takes a pasted text apart: every line that is not blank is an item, but a JSON document is one (a list, or our own
 * list of sessions, as many as it has), however many lines it takes, and so is a command whose lines end with a
 * backslash. Two lines of which one names only an agent and the other only a session belong together.
 * Gives at least one item and at most one more than are allowed. Never throws.
 */
export function pastedItems(text: string): PastedItem[] {
  const items = itemsOfJson(text) ?? itemsOfLines(text.split(lineEnd));
  if (items.length === 0) return [{ line: 1, text }];
  const [first, second, ...more] = items;
  if (first && second && more.length === 0 && areHalves(first.text, second.text)) {
    return [{ line: first.line, text: `${first.text}\n${second.text}` }];
  }
  return items;
}

function itemsOfJson(text: string): PastedItem[] | null {
  if (!/^\s*[[{]/.test(text)) return null;
  const tree = parsed(text);
  if (tree === null) return null;
  const nodes = listIn(tree) ?? [tree];
  const lines = new LineCounter(text);
  return nodes.slice(0, mostPastedItems + 1).map((node) => ({
    line: lines.lineAt(node.start),
    text: node.kind === 'string' ? node.value : text.slice(node.start, node.end),
  }));
}

/** What stands for several things: a list, or the sessions of one of our own lists. */
function listIn(tree: JsonNode): JsonNode[] | null {
  if (tree.kind === 'array') return tree.items;
  const sessions = tree.kind === 'object' ? tree.members.find(({ key }) => key === 'sessions')?.value : undefined;
  return sessions?.kind === 'array' && sessions.items.length > 0 ? sessions.items : null;
}

function itemsOfLines(lines: string[]): PastedItem[] {
  const items: PastedItem[] = [];
  let at = 0;
  while (at < lines.length && items.length <= mostPastedItems) {
    const count = linesOfItem(lines, at);
    const text = lines.slice(at, at + count).join('\n');
    if (text.trim() !== '') items.push({ line: at + 1, text });
    at += count;
  }
  return items;
}

/** How many lines belong to the item that begins here. */
function linesOfItem(lines: string[], at: number): number {
  const json = linesOfJson(lines, at);
  if (json !== null) return json;
  let count = 1;
  while (/\\\s*$/.test(lines[at + count - 1] ?? '') && at + count < lines.length) count += 1;
  return count;
}

/** A JSON document over several lines, if one begins here: up to the line in which its brackets are closed. */
function linesOfJson(lines: string[], at: number): number | null {
  if (!/^\s*[[{]\s*$/.test(lines[at] ?? '')) return null;
  let depth = 0;
  for (let count = 1; at + count <= lines.length; count += 1) {
    depth += openBrackets(lines[at + count - 1] ?? '');
    if (depth > 0) continue;
    return parsed(lines.slice(at, at + count).join('\n')) === null ? null : count;
  }
  return null;
}

function openBrackets(line: string): number {
  const outside = line.replace(/"(?:[^"\\]|\\.)*"/g, '');
  return (outside.match(/[[{]/g)?.length ?? 0) - (outside.match(/[\]}]/g)?.length ?? 0);
}

function parsed(text: string): JsonNode | null {
  try {
    return parseJsonText(text);
  } catch (error) {
    if (error instanceof JsonTextError) return null;
    throw error;
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

/** Counts lines up to offsets that only grow. */
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
