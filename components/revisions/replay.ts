import type { State } from '#contract/json-difference';
import { type JsonNode, parseJsonText } from '#contract/json-text';
import type { Change, Revision } from '#contract/revisions';

/** One change as shown: JSON text before and after; null where there is no value, or it is not known. */
export type ShownChange = { op: Change['op']; path: string; before: string | null; after: string | null };

/** A JSON value that can be changed in place; anything but an object or array is its exact text. */
type Value = { members: Map<string, Value> } | { items: Value[] } | { text: string };

/** A state of a session to apply changes to, to find what each of them replaced or removed. */
export class Replay {
  private readonly root = { members: new Map<string, Value>() };

  /** `state` is null for a session that did not exist. */
  constructor(state: State | null) {
    if (state === null) return;
    this.root.members.set('description', { text: JSON.stringify(state.description) });
    this.root.members.set('metadata', parsedValue(state.metadata));
    this.root.members.set('enabled', { text: String(state.enabled) });
  }

  /** Applies changes in order. Returns each with the value that was at its path before. */
  apply(changes: readonly Change[]): ShownChange[] {
    return changes.map((change) => {
      const after = change.op === 'remove' ? null : change.value;
      const before = this.step(change.op, keysOf(change.path), after);
      return { op: change.op, path: change.path, before, after };
    });
  }

  private step(op: Change['op'], keys: string[], after: string | null): string | null {
    const last = keys.pop() ?? '';
    let holder: Value | undefined = this.root;
    for (const key of keys) holder = holder === undefined ? undefined : childOf(holder, key);
    if (holder === undefined || 'text' in holder) return null;
    const before = op === 'add' ? undefined : childOf(holder, last);
    if ('members' in holder) {
      if (after === null) holder.members.delete(last);
      else holder.members.set(last, parsedValue(after));
    } else {
      const added = after === null ? [] : [parsedValue(after)];
      holder.items.splice(Number(last), op === 'add' ? 0 : 1, ...added);
    }
    return before === undefined ? null : write(before);
  }
}

/**
 * Returns what each revision changed, with the values before. `revisions` are newest first, without gaps; `base` is the
 * state before the oldest of them, null where that one created the session.
 */
export function replayRevisions(revisions: readonly Revision[], base: State | null): Map<string, ShownChange[]> {
  const replay = new Replay(base);
  return new Map([...revisions].reverse().map(({ id, changes }) => [id, replay.apply(changes)]));
}

/** Returns the keys of a JSON Pointer (RFC 6901), outermost first. */
export function keysOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function childOf(value: Value, key: string): Value | undefined {
  if ('members' in value) return value.members.get(key);
  return 'items' in value ? value.items[Number(key)] : undefined;
}

function parsedValue(text: string): Value {
  return build(parseJsonText(text), text);
}

function build(node: JsonNode, text: string): Value {
  if (node.kind === 'object')
    return { members: new Map(node.members.map(({ key, value }) => [key, build(value, text)])) };
  if (node.kind === 'array') return { items: node.items.map((item) => build(item, text)) };
  return { text: text.slice(node.start, node.end) };
}

function write(value: Value): string {
  if ('text' in value) return value.text;
  if ('items' in value) return `[${value.items.map(write).join(', ')}]`;
  return `{${[...value.members].map(([key, member]) => `${JSON.stringify(key)}: ${write(member)}`).join(', ')}}`;
}
