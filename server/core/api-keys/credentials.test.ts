import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { hasKeyForm, newApiKey } from './credentials';

describe('a new key', () => {
  test('is sd_, eight characters of public id, and at least 190 bits of secret', () => {
    const { key, id } = newApiKey();
    expect(key).toMatch(/^sd_[0-9A-Za-z]{8}_[0-9A-Za-z]+$/);
    expect(key.slice(3, 11)).toBe(id);
    const secretWithoutChecksum = key.length - 'sd_12345678_'.length - 6;
    expect(secretWithoutChecksum * Math.log2(62)).toBeGreaterThan(190);
  });

  test('is stored only as its SHA-256', () => {
    const { key, secretHash } = newApiKey();
    expect(secretHash).toBe(createHash('sha256').update(key).digest('hex'));
  });

  test('never comes twice', () => {
    expect(new Set(Array.from({ length: 500 }, () => newApiKey().key)).size).toBe(500);
  });

  test('is found by scanners as one word', () => {
    expect(/\b\w+\b/.exec(`key ${newApiKey().key}.`.slice(4))?.[0]).toHaveLength(51);
  });
});

describe('the form of a key', () => {
  test('is recognised', () => {
    for (let count = 0; count < 200; count += 1) expect(hasKeyForm(newApiKey().key)).toBe(true);
  });

  test('reveals every wrong character', () => {
    const { key } = newApiKey();
    for (let at = 0; at < key.length; at += 1) {
      const other = key[at] === 'a' ? 'b' : 'a';
      expect(hasKeyForm(key.slice(0, at) + other + key.slice(at + 1))).toBe(false);
    }
  });

  test('reveals two swapped characters', () => {
    const { key } = newApiKey();
    for (let at = 12; at < key.length - 1; at += 1) {
      if (key[at] === key[at + 1]) continue;
      expect(hasKeyForm(`${key.slice(0, at)}${key[at + 1]}${key[at]}${key.slice(at + 2)}`)).toBe(false);
    }
  });

  test.each([
    ['nothing', () => ''],
    ['a key with a space before it', () => ` ${newApiKey().key}`],
    ['a key with a newline after it', () => `${newApiKey().key}\n`],
    ['two keys', () => `${newApiKey().key}, ${newApiKey().key}`],
    ['a key in upper case', () => newApiKey().key.toUpperCase()],
    ['10 kB', () => 'sd_'.padEnd(10_000, 'a')],
    ['another vendor’s key', () => 'sk_live_4eC39HqLyjWDarjtT1zdp7dc'],
  ])('is not that of %s', (_title, text) => {
    expect(hasKeyForm(text())).toBe(false);
  });
});
