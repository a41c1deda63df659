import { type JsonNode, parseJsonText, pointerTo } from '#contract/json-text';
import { rootPointer, valueText } from '../metadata/metadata-rows';

/** What the column of a metadata key shows for one session. */
export type MetadataCell = { text: string; isMasked: boolean };

const longestText = 300;

/**
 * Returns what the column of a key shows for a session, or null where it has no such key. A key with dots is first
 * tried as a key of that name, then as a path, as in a filter.
 */
export function metadataCell(metadata: string, masked: readonly string[], key: string): MetadataCell | null {
  const root = parseJsonText(metadata);
  const found = childOf(root, [key]) ?? (key.includes('.') ? childOf(root, key.split('.')) : null);
  if (found === null) return null;
  const isMasked = masked.some((each) => each === found.pointer || each.startsWith(`${found.pointer}/`));
  const text = valueText(metadata, found.node);
  // Cut between words, so that no placeholder is halved.
  return {
    isMasked,
    text: text.length <= longestText ? text : `${text.slice(0, longestText).replace(/\S{0,60}$/, '')}…`,
  };
}

function childOf(root: JsonNode, path: readonly string[]): { node: JsonNode; pointer: string } | null {
  let found = { node: root, pointer: rootPointer };
  for (const key of path) {
    const { node, pointer } = found;
    const member = node.kind === 'object' ? node.members.find((each) => each.key === key) : undefined;
    if (member === undefined) return null;
    found = { node: member.value, pointer: pointerTo(pointer, key) };
  }
  return found;
}
