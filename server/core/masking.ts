import { createHash } from 'node:crypto';
import { type JsonNode, pointerTo } from '#contract/json-text';
import { parseMetadata } from '#contract/metadata';
import { isCardNumber, wholeNumberDigits } from './detectors/cards';
import { detect, detectorsVersion } from './detectors/detectors';
import { foldText } from './detectors/folded-text';
import { labelForKey, type MaskLabel, rulesText } from './masking-rules';
import { isPlaceholder, type Placeholders, placeholderInText } from './placeholders';

/** What of a session is masked: the description as text, the metadata as its stored JSON text. */
export type Maskable = { description: string | null; metadata: string };

/** `masked` holds a JSON Pointer for each value that was changed, in the order of the answer. */
export type Masked = Maskable & { masked: string[] };

type Replacement = { start: number; end: number; text: string };

/** A short constant that changes when the rules or the detectors do. */
export const maskVersion = createHash('sha256').update(`${detectorsVersion}\n${rulesText()}`).digest('hex').slice(0, 8);

/**
 * Replaces personal data by placeholders: values whose key a rule names, and what the detectors find in any other
 * text. Everything else of the metadata's text stays as it is, byte for byte. Masking masked content changes nothing.
 * What stands in a value's place is for `placeholders` to say.
 * Throws JsonTextError when the metadata is no JSON object within the contract's limits.
 */
export function maskSession(content: Maskable, placeholders: Placeholders): Masked {
  const masker = new Masker(content.metadata, placeholders);
  const description = content.description === null ? null : masker.text(content.description);
  const metadata = masker.document();
  const masked = description === content.description ? masker.pointers : ['/description', ...masker.pointers];
  return { description, metadata, masked };
}

class Masker {
  readonly pointers: string[] = [];
  private readonly replacements: Replacement[] = [];

  constructor(
    private readonly metadata: string,
    private readonly placeholders: Placeholders,
  ) {}

  document(): string {
    this.visit(parseMetadata(this.metadata), '/metadata', undefined);
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
    for (const part of detect(original, placeholderInText)) {
      result += original.slice(at, part.start) + this.placeholder(part.label, part.value);
      at = part.end;
    }
    return result + original.slice(at);
  }

  private visit(node: JsonNode, pointer: string, keyAbove: string | undefined): void {
    if (node.kind === 'object') {
      for (const { key, value } of node.members) {
        const label = labelForKey(key, keyAbove);
        if (label) this.maskWhole(value, pointerTo(pointer, key), label);
        else this.visit(value, pointerTo(pointer, key), key);
      }
    } else if (node.kind === 'array') {
      node.items.forEach((item, index) => {
        this.visit(item, pointerTo(pointer, index), keyAbove);
      });
    } else if (node.kind === 'string') {
      const masked = this.text(node.value);
      if (masked !== node.value) this.replace(node, pointer, masked);
    } else if (node.kind === 'number') {
      const digits = wholeNumberDigits(this.metadata.slice(node.start, node.end));
      if (digits && isCardNumber(digits)) this.replace(node, pointer, this.placeholder('card', digits));
    }
  }

  private maskWhole(node: JsonNode, pointer: string, label: MaskLabel): void {
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

/** The form in which equal values are equal text, however they are written. */
export function normalise(label: MaskLabel, value: string): string {
  const text = foldText(value).text.trim();
  if (label === 'email') return text.toLowerCase();
  if (label !== 'phone' && label !== 'card') return text;
  const digits = text.replace(/[^0-9]/g, '');
  // A value such as "unknown" has no digits; without this, all such values would be one.
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
