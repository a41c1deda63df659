import { createHash, createHmac } from 'node:crypto';
import { type JsonNode, pointerTo } from '#contract/json-text';
import { parseMetadata } from '#contract/metadata';
import { isCardNumber, wholeNumberDigits } from './detectors/cards';
import { detect, detectorsVersion } from './detectors/detectors';
import { foldText } from './detectors/folded-text';
import { labelForKey, type MaskLabel, maskLabels, rulesText } from './masking-rules';

/** What of a session is masked: the description as text, the metadata as its stored JSON text. */
export type Maskable = { description: string | null; metadata: string };

/** `masked` holds a JSON Pointer for each value that was changed, in the order of the answer. */
export type Masked = Maskable & { masked: string[] };

type Replacement = { start: number; end: number; text: string };

/** A short constant that changes when the rules or the detectors do. */
export const maskVersion = createHash('sha256').update(`${detectorsVersion}\n${rulesText()}`).digest('hex').slice(0, 8);

const oneOfTheLabels = `(?:${maskLabels.join('|')})`;
const placeholderInText = new RegExp(`${oneOfTheLabels}\u00b7(?:[0-9a-f]{10}(?![0-9])|hidden)`, 'y');
const wholePlaceholder = new RegExp(`^${oneOfTheLabels}\u00b7(?:[0-9a-f]{10}|hidden)$`);

/**
 * Replaces personal data by placeholders: values whose key a rule names, and what the detectors find in any other
 * text. Everything else of the metadata's text stays as it is, byte for byte. Masking masked content changes nothing.
 * Equal values get equal placeholders under one key (`how.key`), and nobody without the key can check a guess.
 * Throws JsonTextError when the metadata is no JSON object within the contract's limits.
 */
export function maskSession(content: Maskable, how: { key: string }): Masked {
  const masker = new Masker(content.metadata, how.key);
  const description = content.description === null ? null : masker.text(content.description);
  const metadata = masker.document();
  const masked = description === content.description ? masker.pointers : ['/description', ...masker.pointers];
  return { description, metadata, masked };
}

class Masker {
  readonly pointers: string[] = [];
  private readonly replacements: Replacement[] = [];
  private readonly made = new Map<string, string>();

  constructor(
    private readonly metadata: string,
    private readonly key: string,
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
    if (node.kind === 'string' && wholePlaceholder.test(node.value)) return;
    const value = node.kind === 'string' ? node.value : compactText(this.metadata, node);
    const normalised = node.kind === 'object' || node.kind === 'array' ? value : normalise(label, value);
    this.replace(node, pointer, this.hash(label, normalised));
  }

  private replace(node: JsonNode, pointer: string, value: string): void {
    this.pointers.push(pointer);
    this.replacements.push({ start: node.start, end: node.end, text: JSON.stringify(value) });
  }

  private placeholder(label: MaskLabel, value: string): string {
    return this.hash(label, normalise(label, value));
  }

  private hash(label: MaskLabel, normalised: string): string {
    const input = `${label}\u0000${normalised}`;
    const known = this.made.get(input);
    if (known !== undefined) return known;
    const hash = createHmac('sha256', this.key).update(input).digest('hex').slice(0, 10);
    const placeholder = `${label}\u00b7${hash}`;
    this.made.set(input, placeholder);
    return placeholder;
  }
}

/** The form in which equal values are equal text, however they are written. */
function normalise(label: MaskLabel, value: string): string {
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
