import type { IdKind } from '../id-forms';
import { classifyId, type RecognizedId, recognizeIds } from './id-recognition';

/** The agent and session named in a pasted text. An ID is null where it is missing, malformed, or ambiguous. */
export type Recognised = {
  agentId: string | null;
  sessionId: string | null;
  /** what is wrong with this ID, in a sentence; null where nothing is */
  agentProblem: string | null;
  sessionProblem: string | null;
  /** for an ID with a problem: the ID that was probably meant */
  agentGuess: string | null;
  sessionGuess: string | null;
};

type Half = { id: string | null; problem: string | null; guess: string | null };

const nouns = { agent: 'agent IDs', session: 'session IDs' } as const;
const nothing: Half = { id: null, problem: null, guess: null };
// Values inside values: JSON in a string in JSON is common in logs, deeper nesting is not.
const deepestText = 3;
const invisible = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad\u180e]|\ufe0f/g;
// A whole run at once, so that reading it stays linear.
const invisibleRun = new RegExp(`(?:\\r|${invisible.source})+\\n?`, 'g');

/**
 * Finds the agent ID and the session ID in one line or one JSON body: IDs in any order, links of the desk and of the
 * API, curl and log lines, quoted, bracketed, percent-encoded or escaped. Of several lines with different IDs the first
 * applies. Never throws; linear in the text's length.
 */
export function recognise(text: string): Recognised {
  const plain = withoutInvisible(text);
  for (const candidate of jsonCandidates(plain)) {
    const value = parsed(candidate);
    const found = value === undefined ? null : fromJson(value);
    if (found) return candidate === plain.trim() ? found : filledFrom(found, fromLines(linesOf(plain)));
  }
  return fromLines(linesOf(plain));
}

function linesOf(text: string): string[] {
  return unescaped(text).split(/\r\n|[\n\r\u2028\u2029]/);
}

/** JSON in a log line may name one ID, and the line around it the other. */
function filledFrom(found: Recognised, around: Recognised): Recognised {
  return joined(
    preferred(halfOf(found, 'agent'), halfOf(around, 'agent')),
    preferred(halfOf(found, 'session'), halfOf(around, 'session')),
  );
}

/**
 * `session_id` in other systems' logs is often something else: a valid ID anywhere takes precedence over an invalid
 * one.
 */
function preferred(first: Half, second: Half): Half {
  if (first.id !== null) return first;
  return second.id !== null || !has(first) ? second : first;
}

/**
 * Removes zero-width and direction characters, which are copied along invisibly from web pages and chats. Lines stay as
 * they are.
 */
export function withoutInvisible(text: string): string {
  return text.replace(invisibleRun, (run) => {
    const kept = run.replace(invisible, '');
    if (!run.endsWith('\n') || kept.length === run.length) return kept;
    // Two line ends with nothing but such a character between them would become one.
    const end = run.endsWith('\r\n') ? '\r\n' : '\n';
    return '\n'.repeat(kept.length - end.length) + end;
  });
}

function* jsonCandidates(text: string): Generator<string> {
  const whole = text.trim();
  if (/^[{["]/.test(whole)) yield whole;
  const inner = between(whole);
  if (inner !== null && inner !== whole) yield inner;
  if (inner?.includes('\\"')) yield inner.replace(/\\(["\\])/g, '$1');
  if (inner !== null && whole.includes('\n')) {
    const line = whole.split('\n').find((each) => between(each) !== null && recognizeIds(each).length > 0);
    const firstLine = line === undefined ? null : between(line);
    if (firstLine !== null) yield firstLine;
  }
}

function between(text: string): string | null {
  const start = text.indexOf('{');
  const end = text.lastIndexOf('}');
  return start >= 0 && end > start ? text.slice(start, end + 1) : null;
}

function parsed(text: string): unknown {
  try {
    // Only IDs are read from it, so what JSON.parse loses (order, large numbers) does not matter here.
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : typeof value === 'string' ? [value] : undefined;
  } catch {
    return undefined;
  }
}

type KeyedValue = { key: string; value: unknown; texts: number };

/** Reads a JSON body: first an object that names both IDs, then keys that say which ID it is, then any text in it. */
function fromJson(root: unknown): Recognised | null {
  const named: RecognizedId[] = [];
  const other: string[] = [];
  const stack: KeyedValue[] = [{ key: '', value: root, texts: 0 }];
  for (let place = stack.pop(); place; place = stack.pop()) {
    const { key, value, texts } = place;
    if (typeof value === 'string') {
      const inner = texts < deepestText && /^\s*[{["]/.test(value) ? parsed(value) : undefined;
      const kind = kindOfKey(key);
      if (inner !== undefined) stack.push({ key, value: inner, texts: texts + 1 });
      else if (kind) named.push(classifyId(kind, unescaped(value)));
      else other.push(value);
    } else if (typeof value === 'object' && value !== null) {
      const pair = Array.isArray(value) ? null : pairIn(value);
      if (pair) return pair;
      const children = Object.entries(value).map(([name, child]) => ({
        key: Array.isArray(value) ? key : name,
        value: child,
        texts,
      }));
      for (const child of children.reverse()) stack.push(child);
    }
  }
  const keyed = joined(settle('agent', named), settle('session', named));
  const found = filledFrom(keyed, fromLines(linesOf(other.join('\n'))));
  return has(halfOf(found, 'agent')) || has(halfOf(found, 'session')) ? found : null;
}

function kindOfKey(key: string): IdKind | null {
  if (/^agent_?id$/i.test(key)) return 'agent';
  return /^session_?id$/i.test(key) ? 'session' : null;
}

function pairIn(object: object): Recognised | null {
  let agentId: string | null = null;
  let sessionId: string | null = null;
  for (const [key, value] of Object.entries(object)) {
    if (typeof value !== 'string' || !/^(id|agent|session|(agent|session)_?id)$/i.test(key)) continue;
    const [only] = value.length > 300 ? [] : recognizeIds(value.trim());
    if (!only || only.problem !== null || only.text !== value.trim()) continue;
    if (only.kind === 'agent') agentId ??= only.text;
    else if (key === 'id' || sessionId === null) sessionId = only.text;
  }
  return agentId !== null && sessionId !== null
    ? joined({ ...nothing, id: agentId }, { ...nothing, id: sessionId })
    : null;
}

/** Reads the first line that names anything; the ID that it lacks may be in a later line that names only that. */
function fromLines(lines: string[]): Recognised {
  let agent = nothing;
  let session = nothing;
  for (const line of lines) {
    const found = fromLine(line);
    const hadAny = has(agent) || has(session);
    if (hadAny && ((has(agent) && differs(found.agent, agent)) || (has(session) && differs(found.session, session))))
      break;
    if (!has(agent)) agent = found.agent;
    if (!has(session)) session = found.session;
    if (has(agent) && has(session)) break;
  }
  return joined(agent, session);
}

function fromLine(line: string): { agent: Half; session: Half } {
  const ids = recognizeIds(line);
  const path = /\/agents\/([^/?#\s"'<>`]{1,300})(?:\/sessions\/([^/?#\s"'<>`]{1,300}))?/.exec(line);
  return {
    agent: orFromPath('agent', settle('agent', ids), path?.[1]),
    session: orFromPath('session', settle('session', ids), path?.[2]),
  };
}

/** A link names its IDs by position, so that a segment that is not an ID at all can still be reported. */
function orFromPath(kind: IdKind, half: Half, segment: string | undefined): Half {
  if (has(half) || segment === undefined || /[{}[\]:$*]/.test(segment)) return half;
  return { ...nothing, problem: classifyId(kind, segment).problem };
}

function settle(kind: IdKind, ids: RecognizedId[]): Half {
  const ofKind = ids.filter((id) => id.kind === kind);
  const good = ofKind.filter((id) => id.problem === null);
  const meant = good.some((id) => !id.isName) ? good.filter((id) => !id.isName) : good;
  const different = [...new Set(meant.map((id) => id.text))];
  const [first, second] = different;
  if (first !== undefined && second !== undefined) {
    const more = different.length > 2 ? ` and ${different.length - 2} more` : '';
    return {
      ...nothing,
      problem: `Several ${nouns[kind]}: ${first}, ${second}${more}. Keep the one you want.`,
    };
  }
  if (first !== undefined) return { ...nothing, id: first };
  const bad = ofKind.find((id) => !id.isName) ?? ofKind[0];
  return bad ? { id: null, problem: bad.problem, guess: bad.guess } : nothing;
}

function has(half: Half): boolean {
  return half.id !== null || half.problem !== null;
}

function differs(found: Half, known: Half): boolean {
  return has(found) && found.id !== known.id;
}

function halfOf(found: Recognised, kind: IdKind): Half {
  if (kind === 'agent') return { id: found.agentId, problem: found.agentProblem, guess: found.agentGuess };
  return { id: found.sessionId, problem: found.sessionProblem, guess: found.sessionGuess };
}

function joined(agent: Half, session: Half): Recognised {
  return {
    agentId: agent.id,
    sessionId: session.id,
    agentProblem: agent.problem,
    sessionProblem: session.problem,
    agentGuess: agent.guess,
    sessionGuess: session.guess,
  };
}

/** Undoes the encoding of links (twice, in redirects) and logs, so that an ID has its original neighbours. */
export function unescaped(text: string): string {
  let plain = text;
  for (let round = 0; round < deepestText && /%[0-9A-Fa-f]{2}/.test(plain); round += 1) {
    plain = plain.replace(/(?:%[0-9A-Fa-f]{2})+/g, decoded);
  }
  return plain
    .replace(/\\u([0-9A-Fa-f]{4})|\\x([0-9A-Fa-f]{2})/g, (_, four?: string, two?: string) =>
      String.fromCharCode(Number.parseInt(four ?? two ?? '20', 16)),
    )
    .replace(/\\[nrt]/g, ' ')
    .replace(/&(?:quot|amp|lt|gt|apos|nbsp|#\d{1,5}|#x[0-9a-f]{1,4});/gi, ' ');
}

function decoded(escapes: string): string {
  try {
    return decodeURIComponent(escapes);
  } catch {
    return escapes.replaceAll('%', ' %');
  }
}
