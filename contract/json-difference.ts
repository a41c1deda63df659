import { type JsonMember, type JsonNode, parseJsonText, pointerTo } from './json-text';
import type { Change } from './revisions';
import { jsonOf, type SessionState, sessionFields, stateNames } from './session-fields';

type Side = { text: string; node: JsonNode };

/**
 * Returns the steps from one state of a session to the next: `add`, `replace` and `remove` with JSON Pointers (RFC
 * 6901), to be applied in order. `before` is null for a session that did not exist. A number or string that is spelled
 * differently but means the same is one `replace`, and so is an object in which only the order of the keys changed.
 * Exact: values are compared and returned as their JSON text.
 */
export function difference(before: SessionState | null, after: SessionState): Change[] {
  if (before === null) return stateNames.map((name) => ({ op: 'add', path: `/${name}`, value: jsonOf(name, after) }));
  return stateNames.flatMap((name): Change[] => {
    const path = `/${name}`;
    const [from, to] = [jsonOf(name, before), jsonOf(name, after)];
    if (from === to) return [];
    return sessionFields[name].write.kind === 'object'
      ? objectDifference(from, to, path)
      : [{ op: 'replace', path, value: to }];
  });
}

function objectDifference(before: string, after: string, path: string): Change[] {
  const changes: Change[] = [];
  compare({ text: before, node: parseJsonText(before) }, { text: after, node: parseJsonText(after) }, path, changes);
  // Only the white space between the values differs.
  return changes.length > 0 ? changes : [{ op: 'replace', path, value: after }];
}

function compare(before: Side, after: Side, path: string, changes: Change[]): void {
  const [from, to] = [before.node, after.node];
  if (from.kind === 'object' && to.kind === 'object' && isSameOrder(from.members, to.members)) {
    compareObjects(before.text, from.members, after.text, to.members, path, changes);
  } else if (from.kind === 'array' && to.kind === 'array') {
    compareArrays(before.text, from.items, after.text, to.items, path, changes);
  } else if (textOf(before) !== textOf(after)) {
    changes.push({ op: 'replace', path, value: textOf(after) });
  }
}

/**
 * Whether the keys that both objects have are in the same order; a patch can express a new order only by replacing the
 * object.
 */
function isSameOrder(before: JsonMember[], after: JsonMember[]): boolean {
  const inBefore = new Set(before.map(({ key }) => key));
  const inAfter = new Set(after.map(({ key }) => key));
  const stayed = after.filter(({ key }) => inBefore.has(key));
  return before.filter(({ key }) => inAfter.has(key)).every(({ key }, index) => stayed[index]?.key === key);
}

function compareObjects(
  textBefore: string,
  before: JsonMember[],
  textAfter: string,
  after: JsonMember[],
  path: string,
  changes: Change[],
): void {
  const inAfter = new Set(after.map(({ key }) => key));
  const inBefore = new Map(before.map(({ key, value }) => [key, value]));
  for (const { key } of before) if (!inAfter.has(key)) changes.push({ op: 'remove', path: pointerTo(path, key) });
  for (const { key, value } of after) {
    const earlier = inBefore.get(key);
    const place = pointerTo(path, key);
    if (earlier === undefined)
      changes.push({ op: 'add', path: place, value: textOf({ text: textAfter, node: value }) });
    else compare({ text: textBefore, node: earlier }, { text: textAfter, node: value }, place, changes);
  }
}

/** Keeps the common beginning and end; what is between is compared index by index, the rest added or removed. */
function compareArrays(
  textBefore: string,
  before: JsonNode[],
  textAfter: string,
  after: JsonNode[],
  path: string,
  changes: Change[],
): void {
  const earlier = before.map((node) => textOf({ text: textBefore, node }));
  const later = after.map((node) => textOf({ text: textAfter, node }));
  const shorter = Math.min(earlier.length, later.length);
  let start = 0;
  while (start < shorter && earlier[start] === later[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && earlier.at(-1 - tail) === later.at(-1 - tail)) tail += 1;
  const [endBefore, endAfter] = [earlier.length - tail, later.length - tail];
  const both = Math.min(endBefore, endAfter);
  for (let index = start; index < both; index += 1) {
    const [from, to] = [before[index] as JsonNode, after[index] as JsonNode];
    compare({ text: textBefore, node: from }, { text: textAfter, node: to }, pointerTo(path, index), changes);
  }
  // From the end, so that every index is still right when it is used.
  for (let index = endBefore - 1; index >= Math.max(both, start); index -= 1) {
    changes.push({ op: 'remove', path: pointerTo(path, index) });
  }
  for (let index = Math.max(both, start); index < endAfter; index += 1) {
    changes.push({ op: 'add', path: pointerTo(path, index), value: later[index] as string });
  }
}

function textOf({ text, node }: Side): string {
  return text.slice(node.start, node.end);
}
