import { createHmac } from 'node:crypto';
import { type JsonNode, parseJsonText, pointerTo } from '#contract/json-text';
import { type MaskLabel, maskLabels } from '#contract/masking';
import { metadataLimits } from '#contract/metadata';
import type { MaskingRules } from '#core/masking/compiled-rules';
import { maskState } from '#core/masking/mask-state';
import { type Maskable, maskSession, normalise } from '#core/masking/masking';
import type { Placeholders } from '#core/masking/placeholders';
import { env } from '#server/env';

/** The searchable part of a session. It holds no personal value and no placeholder for one. */
export type SearchDocument = {
  /** id, description and the values of the metadata, one per line, in lower case */
  masked_text: string;
  /** JSON text of the metadata without what is masked: a masked path behaves as absent */
  masked_metadata: string;
  /** the masking state under which this document was built */
  mask_version: string;
  /** keyed hashes of the masked values, for finding an exact one */
  identity_hashes: string[];
};

/** Replaces a masked part. With a placeholder, searching could show which values are equal. */
const gap = '\n';

/** Builds a session's search document under these rules. Throws JsonTextError for invalid metadata. */
export function buildSearchDocument(session: Maskable & { id: string }, rules: MaskingRules): SearchDocument {
  const hashes = new Set<string>();
  const remember = (label: MaskLabel, value: string) => hashes.add(identityHash(label, value));
  const gaps: Placeholders = {
    of(label, value) {
      remember(label, value);
      return gap;
    },
    leaf: remember,
  };
  const { description, metadata, masked } = maskSession(session, gaps, rules);
  const tree = parseJsonText(metadata, { depth: metadataLimits.depth, nodes: metadataLimits.nodes });
  const values: string[] = [session.id, description ?? ''];
  collectValues(tree, metadata, values);
  return {
    masked_text: normalizeForSearch(values.join('\n')),
    masked_metadata: withoutMasked(tree, metadata, '/metadata', new Set(masked)) ?? '{}',
    mask_version: maskState(rules),
    identity_hashes: [...hashes].sort(),
  };
}

/** Normalises a text for searching: composed characters, lower case. */
export function normalizeForSearch(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** The hashes under which an exact value may be stored, one for each label. */
export function identityHashesOf(value: string): string[] {
  return maskLabels.map((label) => identityHash(label, normalise(label, value)));
}

// Longer than in a placeholder: among millions of sessions no two values may collide.
function identityHash(label: MaskLabel, value: string): string {
  return createHmac('sha256', env().maskKey).update(`identity\u0000${label}\u0000${value}`).digest('hex').slice(0, 32);
}

function collectValues(node: JsonNode, text: string, values: string[]): void {
  if (node.kind === 'object') for (const { value } of node.members) collectValues(value, text, values);
  else if (node.kind === 'array') for (const item of node.items) collectValues(item, text, values);
  else if (node.kind === 'string') values.push(node.value);
  else if (node.kind === 'number') values.push(text.slice(node.start, node.end));
}

/** The JSON text of a value without its masked parts; null if the value itself is masked. */
function withoutMasked(node: JsonNode, text: string, pointer: string, masked: ReadonlySet<string>): string | null {
  if (masked.has(pointer)) return null;
  if (node.kind === 'object') {
    const members = node.members.flatMap(({ key, value }) => {
      const kept = withoutMasked(value, text, pointerTo(pointer, key), masked);
      return kept === null ? [] : [`${JSON.stringify(key)}:${kept}`];
    });
    return `{${members.join(',')}}`;
  }
  if (node.kind === 'array') {
    const items = node.items.flatMap(
      (item, index) => withoutMasked(item, text, pointerTo(pointer, index), masked) ?? [],
    );
    return `[${items.join(',')}]`;
  }
  return text.slice(node.start, node.end);
}
