import { type JsonNode, pointerTo } from '#contract/json-text';
import { rootPointer } from './metadata-rows';

export type JsonPart = {
  kind: 'plain' | 'key' | 'string' | 'number' | 'boolean' | 'null' | 'masked';
  text: string;
  at: number;
};

/** Pretty-prints JSON, a line per value: only whitespace changes, every value keeps its own characters. */
export function layOutJson(text: string, node: JsonNode, depth = 0): string {
  const inner = '  '.repeat(depth + 1);
  const last = '  '.repeat(depth);
  if (node.kind === 'object' && node.members.length > 0) {
    const lines = node.members.map(
      (member) => `${inner}${text.slice(member.keyStart, member.keyEnd)}: ${layOutJson(text, member.value, depth + 1)}`,
    );
    return `{\n${lines.join(',\n')}\n${last}}`;
  }
  if (node.kind === 'array' && node.items.length > 0) {
    const lines = node.items.map((item) => `${inner}${layOutJson(text, item, depth + 1)}`);
    return `[\n${lines.join(',\n')}\n${last}]`;
  }
  if (node.kind === 'object') return '{}';
  if (node.kind === 'array') return '[]';
  return text.slice(node.start, node.end);
}

/**
 * Splits the beginning of a JSON text into keys, values and the text between them, for colouring.
 * `end` is where the shown part ends; `masked` holds the pointers whose text is masked.
 */
export function jsonParts(text: string, root: JsonNode, end: number, masked: ReadonlySet<string>): JsonPart[] {
  const parts: JsonPart[] = [];
  let from = 0;
  const add = (kind: JsonPart['kind'], start: number, stop: number) => {
    if (start > from) parts.push({ kind: 'plain', text: text.slice(from, Math.min(start, end)), at: from });
    if (start < end) parts.push({ kind, text: text.slice(start, Math.min(stop, end)), at: start });
    from = stop;
  };
  const visit = (node: JsonNode, pointer: string): void => {
    if (from >= end) return;
    if (node.kind === 'object') {
      for (const member of node.members) {
        if (member.keyStart >= end) return;
        add('key', member.keyStart, member.keyEnd);
        visit(member.value, pointerTo(pointer, member.key));
      }
    } else if (node.kind === 'array') {
      for (const [index, item] of node.items.entries()) visit(item, pointerTo(pointer, index));
    } else {
      add(node.kind === 'string' && masked.has(pointer) ? 'masked' : node.kind, node.start, node.end);
    }
  };
  visit(root, rootPointer);
  if (from < end) parts.push({ kind: 'plain', text: text.slice(from, end), at: from });
  return parts;
}
