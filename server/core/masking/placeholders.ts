import { createHmac } from 'node:crypto';
import { type MaskLabel, maskLabels } from '#contract/masking';

/** Produces what replaces a personal value. */
export type Placeholders = {
  /** returns the placeholder for a rule's label and a normalised value */
  of(label: MaskLabel, value: string): string;
  /** called for each value inside an object or array that is hidden as a whole */
  leaf?(label: MaskLabel, value: string): void;
};

const oneOfTheLabels = `(?:${maskLabels.join('|')})`;
const form = `${oneOfTheLabels}\u00b7(?:[0-9a-f]{10}(?![0-9])|hidden)`;
const whole = new RegExp(`^${oneOfTheLabels}\u00b7(?:[0-9a-f]{10}|hidden)$`);
const anywhere = new RegExp(form);
const everywhere = new RegExp(form, 'g');

/** Matches a placeholder at one position in a text (sticky). */
export const placeholderInText = new RegExp(form, 'y');

/** The labels of the placeholders in a text. */
export function labelsIn(text: string): MaskLabel[] {
  return Array.from(text.matchAll(everywhere), ([found]) => found.split('\u00b7')[0] as MaskLabel);
}

/** Whether a text is a placeholder and nothing else. */
export function isPlaceholder(text: string): boolean {
  return whole.test(text);
}

/** Whether a text contains a placeholder. */
export function hasPlaceholder(text: string): boolean {
  return anywhere.test(text);
}

/**
 * Placeholders by which a value can be recognised without being seen: `email·9f3c04d1be`. Equal values get equal
 * placeholders under one key, and a guess cannot be checked without the key.
 */
export function keyedPlaceholders(key: string): Placeholders {
  const made = new Map<string, string>();
  return {
    of(label, value) {
      const input = `${label}\u0000${value}`;
      const known = made.get(input);
      if (known !== undefined) return known;
      const hash = createHmac('sha256', key).update(input).digest('hex').slice(0, 10);
      const placeholder = `${label}\u00b7${hash}`;
      made.set(input, placeholder);
      return placeholder;
    },
  };
}

/** Placeholders that carry no hash, for actors who could otherwise write a guess and compare. */
export const hiddenPlaceholders: Placeholders = { of: (label) => `${label}\u00b7hidden` };
