import type { JsonNode } from '#contract/json-text';
import type { WriteNumber } from '../numbers/use-number';

/** The type of a value as shown to a reader: JSON's own types, and the kinds of strings worth telling apart. */
export type ValueClass =
  | { kind: 'object' | 'array'; count: number }
  | { kind: 'string' | 'number' | 'boolean' | 'null' | 'masked' | 'partly-masked' }
  | { kind: 'time'; iso: string }
  | { kind: 'email'; href: string }
  /** `host`: the actual host, where its letters can be mistaken for others */
  | { kind: 'link'; href: string; host: string | null };

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;
const address = /^([A-Za-z0-9._+-]{1,64})@((?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,63})$/;
const webAddress = /^https?:\/\/[^\s\p{Cc}\p{Cf}"<>\\^`{|}]+$/iu;
const wholePlaceholder = /^[a-z_]{1,40}·(?:[0-9a-f]{10}|hidden)$/;
const maxLinkLength = 2000;

/**
 * Classifies a value. `masked` is whether the session lists the value's pointer as masked.
 * A link is only ever http or https: any other scheme stays text, whatever it looks like.
 */
export function classifyValue(node: JsonNode, masked = false): ValueClass {
  if (node.kind === 'object') return { kind: 'object', count: node.members.length };
  if (node.kind === 'array') return { kind: 'array', count: node.items.length };
  if (node.kind !== 'string') return { kind: node.kind };
  if (masked) return { kind: wholePlaceholder.test(node.value) ? 'masked' : 'partly-masked' };
  return classifyString(node.value);
}

function classifyString(value: string): ValueClass {
  if (value.length > maxLinkLength) return { kind: 'string' };
  if (instant.test(value)) {
    const time = new Date(value);
    // A day that does not exist (30 February) would be shown as a different day.
    if (!Number.isNaN(time.getTime()) && isRealDay(value)) return { kind: 'time', iso: time.toISOString() };
  }
  const mail = address.exec(value);
  if (mail?.[1] && mail[2]) return { kind: 'email', href: `mailto:${encodeURIComponent(mail[1])}@${mail[2]}` };
  if (webAddress.test(value) && URL.canParse(value)) {
    const { protocol, username, password, host } = new URL(value);
    // https://bank.example@evil.example does not go where it seems to.
    if (/^https?:$/.test(protocol) && username === '' && password === '')
      return { kind: 'link', href: value, host: value.toLowerCase().includes(host) ? null : host };
  }
  return { kind: 'string' };
}

function isRealDay(value: string): boolean {
  const [year = 0, month = 0, day = 0] = value.slice(0, 10).split('-').map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

const words: Record<ValueClass['kind'], string> = {
  object: 'object',
  array: 'array',
  string: 'string',
  number: 'number',
  boolean: 'boolean',
  null: 'null',
  masked: 'masked',
  'partly-masked': 'partly masked',
  time: 'time',
  link: 'link',
  email: 'e-mail',
};

/** Returns the word for a value's type. */
export function typeWord({ kind }: ValueClass): string {
  return words[kind];
}

/** Returns the size of an object or array in words, with numbers formatted by `write`: `1 key`, `2,000 items`. */
export function countWords({ kind, count }: Extract<ValueClass, { count: number }>, write: WriteNumber): string {
  const [one, many] = kind === 'object' ? ['key', 'keys'] : ['item', 'items'];
  return `${write(count)} ${count === 1 ? one : many}`;
}
