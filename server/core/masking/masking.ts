import { type JsonNode, parseJsonText, pointerTo } from '#contract/json-text';
import type { MaskLabel } from '#contract/masking';
import { metadataLimits, parseMetadata } from '#contract/metadata';
import type { MaskedState } from '#contract/session-fields';
import type { MaskingRules, ValuePosition } from './compiled-rules';
import { isCardNumber, wholeNumberDigits } from './detectors/cards';
import { detect } from './detectors/detectors';
import { foldText } from './detectors/folded-text';
import { comparableAddress } from './detectors/ip-addresses';
import { isPlaceholder, type Placeholders, placeholderInText } from './placeholders';

/** The parts of a session that are masked: the description as text, the metadata as its stored JSON text. */
export type Maskable = MaskedState;

/** `masked` holds a JSON Pointer for each changed value, in the order of the answer. */
export type Masked = Maskable & { masked: string[] };

/** Sets of rules that are applied one after the other, so that the strictest wins everywhere. At least one. */
export type RuleSets = readonly [MaskingRules, ...MaskingRules[]];

type Replacement = { start: number; end: number; text: string };

/**
 * Replaces personal data with placeholders: values that a rule names by their path, and what the detectors find in any
 * other text. The rest of the metadata text stays the same, byte for byte. Masking masked content changes nothing.
 * `placeholders` decides what replaces a value.
 * Throws JsonTextError when the metadata is not a JSON object within the contract's limits.
 */
export function maskSession(content: Maskable, placeholders: Placeholders, rules: MaskingRules): Masked {
  return mask(content, parseMetadata(content.metadata), placeholders, rules);
}

/**
 * Masks by several sets of rules: each sees only what the sets before it left visible, so nothing that any of them
 * hides is shown. `masked` names everything masked in the result. Throws as `maskSession` does.
 */
export function maskByRuleSets(content: Maskable, placeholders: Placeholders, [first, ...others]: RuleSets): Masked {
  let result = maskSession(content, placeholders, first);
  if (others.length === 0) return result;
  const masked = new Set(result.masked);
  for (const rules of others) {
    result = mask(result, parseMasked(result.metadata), placeholders, rules);
    for (const pointer of result.masked) masked.add(pointer);
  }
  return { ...result, masked: inOrder(result.metadata, masked) };
}

/**
 * The JSON Pointers of the values that the rules mask by their path, even where there is nothing to mask. The metadata
 * may already be masked.
 */
export function coveredPaths(metadata: string, rules: MaskingRules): ReadonlySet<string> {
  const masker = new Masker(metadata, { of: () => '' }, rules);
  masker.document(parseMasked(metadata));
  return masker.covered;
}

function mask(content: Maskable, tree: JsonNode, placeholders: Placeholders, rules: MaskingRules): Masked {
  const masker = new Masker(content.metadata, placeholders, rules);
  const description = content.description === null ? null : masker.text(content.description);
  const metadata = masker.document(tree);
  const masked = description === content.description ? masker.pointers : ['/description', ...masker.pointers];
  return { description, metadata, masked };
}

/** Parses metadata that placeholders may have made longer than stored metadata can be. */
function parseMasked(metadata: string): JsonNode {
  return parseJsonText(metadata, { depth: metadataLimits.depth, nodes: metadataLimits.nodes });
}

class Masker {
  readonly pointers: string[] = [];
  readonly covered = new Set<string>();
  private readonly replacements: Replacement[] = [];
  private readonly exceptionsIn = new Map<JsonNode, boolean>();

  constructor(
    private readonly metadata: string,
    private readonly placeholders: Placeholders,
    private readonly rules: MaskingRules,
  ) {}

  document(tree: JsonNode): string {
    this.visitChildren(tree, '/metadata', this.rules.root, undefined);
    let result = '';
    let at = 0;
    for (const { start, end, text } of this.replacements) {
      result += this.metadata.slice(at, start) + text;
      at = end;
    }
    return result + this.metadata.slice(at);
  }

  /** Replaces the parts of a text that the detectors find. */
  text(original: string): string {
    let result = '';
    let at = 0;
    for (const part of detect(original, placeholderInText, this.rules.detectors)) {
      result += original.slice(at, part.start) + this.placeholder(part.label, part.value);
      at = part.end;
    }
    return result + original.slice(at);
  }

  private visitChildren(node: JsonNode, pointer: string, place: ValuePosition, above: MaskLabel | undefined): void {
    for (const [key, child, at] of children(node, place, this.rules)) {
      this.visit(child, pointerTo(pointer, key), at, above);
    }
  }

  /** `above` is the label of the rule that masks the surrounding value except for the exceptions in it. */
  private visit(node: JsonNode, pointer: string, place: ValuePosition, above: MaskLabel | undefined): void {
    const label = this.rules.labelAt(place) ?? (this.rules.isException(place) ? undefined : above);
    if (label !== undefined && !this.holdsException(node, place)) {
      this.maskWhole(node, pointer, label);
    } else if (node.kind === 'object' || node.kind === 'array') {
      this.visitChildren(node, pointer, place, label);
    } else if (node.kind === 'string') {
      const masked = this.text(node.value);
      if (masked !== node.value) this.replace(node, pointer, masked);
    } else if (node.kind === 'number' && this.rules.detectors.card) {
      const digits = wholeNumberDigits(this.metadata.slice(node.start, node.end));
      if (digits && isCardNumber(digits)) this.replace(node, pointer, this.placeholder('card', digits));
    }
  }

  /** Whether an exception names something in this object or array. Each node is visited once. */
  private holdsException(node: JsonNode, place: ValuePosition): boolean {
    if (!this.rules.hasExceptions) return false;
    const known = this.exceptionsIn.get(node);
    if (known !== undefined) return known;
    let holds = false;
    for (const [, child, at] of children(node, place, this.rules)) {
      if (this.holdsException(child, at) || this.rules.isException(at)) holds = true;
    }
    this.exceptionsIn.set(node, holds);
    return holds;
  }

  private maskWhole(node: JsonNode, pointer: string, label: MaskLabel): void {
    this.covered.add(pointer);
    if (isEmpty(node)) return;
    if (node.kind === 'string' && isPlaceholder(node.value)) return;
    const value = node.kind === 'string' ? node.value : compactText(this.metadata, node);
    const isTree = node.kind === 'object' || node.kind === 'array';
    if (isTree) this.tellLeaves(node, label);
    this.replace(node, pointer, this.placeholders.of(label, isTree ? value : normalise(label, value)));
  }

  private tellLeaves(node: JsonNode, label: MaskLabel): void {
    if (node.kind === 'object') for (const { value } of node.members) this.tellLeaves(value, label);
    else if (node.kind === 'array') for (const item of node.items) this.tellLeaves(item, label);
    else if (node.kind === 'string') this.placeholders.leaf?.(label, normalise(label, node.value));
    else if (node.kind === 'number') this.placeholders.leaf?.(label, this.metadata.slice(node.start, node.end));
  }

  private replace(node: JsonNode, pointer: string, value: string): void {
    this.pointers.push(pointer);
    this.replacements.push({ start: node.start, end: node.end, text: JSON.stringify(value) });
  }

  private placeholder(label: MaskLabel, value: string): string {
    return this.placeholders.of(label, normalise(label, value));
  }
}

function* children(
  node: JsonNode,
  place: ValuePosition,
  rules: MaskingRules,
): Generator<readonly [string | number, JsonNode, ValuePosition]> {
  if (node.kind === 'object') {
    for (const { key, value } of node.members) yield [key, value, rules.under(place, key)];
  } else if (node.kind === 'array') {
    for (const [index, item] of node.items.entries()) yield [index, item, rules.within(place, index)];
  }
}

/**
 * Pointers in the order of the answer, without those of values that are gone because something around them is masked.
 */
function inOrder(metadata: string, pointers: ReadonlySet<string>): string[] {
  const found = pointers.has('/description') ? ['/description'] : [];
  const walk = (node: JsonNode, pointer: string): void => {
    if (pointers.has(pointer)) found.push(pointer);
    if (node.kind === 'object') for (const { key, value } of node.members) walk(value, pointerTo(pointer, key));
    if (node.kind === 'array') for (const [index, item] of node.items.entries()) walk(item, pointerTo(pointer, index));
  };
  walk(parseMasked(metadata), '/metadata');
  return found;
}

/** Normalises a value so that equal values are equal text, however they are written. */
export function normalise(label: MaskLabel, value: string): string {
  const text = foldText(value).text.trim();
  if (label === 'email') return text.toLowerCase();
  if (label === 'ip_address') return comparableAddress(text);
  if (label !== 'phone' && label !== 'card') return text;
  const digits = text.replace(/[^0-9]/g, '');
  // A value such as "unknown" has no digits; without this, all such values would be equal.
  if (digits === '') return text;
  return label === 'phone' && /^[^0-9+]*00[1-9]/.test(text) ? digits.slice(2) : digits;
}

function isEmpty(node: JsonNode): boolean {
  if (node.kind === 'string') return node.value.trim() === '';
  if (node.kind === 'object') return node.members.length === 0;
  return node.kind === 'array' ? node.items.length === 0 : node.kind === 'null';
}

/** The text of a value without the white space between its tokens. */
function compactText(text: string, node: JsonNode): string {
  if (node.kind === 'object') {
    const members = node.members.map((member) => `${JSON.stringify(member.key)}:${compactText(text, member.value)}`);
    return `{${members.join(',')}}`;
  }
  if (node.kind === 'array') return `[${node.items.map((item) => compactText(text, item)).join(',')}]`;
  return node.kind === 'string' ? JSON.stringify(node.value) : text.slice(node.start, node.end);
}
