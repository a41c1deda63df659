import type { MaskLabel } from '#contract/masking';

export type MaskedPart = { masked: boolean; text: string };

/** A placeholder: its label, a middle dot, and ten hexadecimal digits or the word hidden. */
const placeholder = /[a-z_]{1,40}·(?:[0-9a-f]{10}|hidden)/g;

/**
 * Splits a text into placeholders and the text between them. Only for text at a pointer that the session lists as
 * masked: elsewhere, a look-alike is just text.
 */
export function splitMasked(text: string): MaskedPart[] {
  const parts: MaskedPart[] = [];
  let from = 0;
  for (const found of text.matchAll(placeholder)) {
    if (found.index > from) parts.push({ masked: false, text: text.slice(from, found.index) });
    parts.push({ masked: true, text: found[0] });
    from = found.index + found[0].length;
  }
  if (from < text.length) parts.push({ masked: false, text: text.slice(from) });
  return parts;
}

const labels: Record<MaskLabel, string> = {
  address: 'an address',
  birth_date: 'a birth date',
  card: 'a card number',
  email: 'an e-mail address',
  id_number: 'an ID number',
  ip_address: 'an IP address',
  name: 'a name',
  personal: 'a personal value',
  phone: 'a phone number',
};

/** Explains what a placeholder masks and what its digits mean. */
export function explainPlaceholder(text: string): string {
  const [label = '', digits = ''] = text.split('·');
  const what = Object.hasOwn(labels, label) ? labels[label as MaskLabel] : label.replaceAll('_', ' ');
  const hidden = `Hidden personal data: ${what}.`;
  return digits === 'hidden' ? hidden : `${hidden} The same placeholder always means the same value.`;
}
