import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readOrCreateSecrets } from './data-folder';

const folder = mkdtempSync(join(tmpdir(), 'session-desk-data-'));
const file = join(folder, 'secrets.json');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('secrets are created once, and a folder of a version without seals gets the key for them', () => {
  const made = readOrCreateSecrets(folder);
  expect(made.audit_signing_key).toMatch(/^[0-9a-f]{64}$/);
  const { audit_signing_key: _key, ...older } = made;
  writeFileSync(file, JSON.stringify(older));
  const completed = readOrCreateSecrets(folder);
  expect(completed).toMatchObject(older);
  expect(completed.audit_signing_key).toMatch(/^[0-9a-f]{64}$/);
  expect(readOrCreateSecrets(folder)).toEqual(completed);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('a damaged file is reported without repeating its content', () => {
  for (const text of ['{"auth_secret": "hidden-value"', '{"auth_secret": "hidden-value"}', 'null', '[]']) {
    writeFileSync(file, text);
    expect(() => readOrCreateSecrets(folder)).toThrow(/is damaged/);
    expect(() => readOrCreateSecrets(folder)).not.toThrow(/hidden-value/);
    expect(readFileSync(file, 'utf8')).toBe(text);
  }
});
