import { describe, expect, test } from 'vitest';
import { parseHead } from './chain';
import { verifyAuditFile } from './file';

describe('what is not an export', () => {
  test.each([
    ['nothing', ''],
    ['text', 'hello\n'],
    ['JSON of another kind', '{"sessions":[]}\n'],
    ['an export of sessions', '{"id":"ase_1","agent_id":"agt_1"}\n'],
    ['half a header', '{"type":"header","version":1'],
    ['a header of another version', '{"type":"header","version":2}\n'],
    ['a header without its fields', '{"type":"header","version":1}\n'],
  ])('is refused with a readable message: %s', async (_what, text) => {
    async function* chunks() {
      yield text;
    }
    await expect(verifyAuditFile(chunks(), { publicKeys: [], head: null })).rejects.toThrow(
      /^This is not an export of the audit log: /,
    );
  });

  test('an endless line is refused before it fills the memory', async () => {
    async function* endless() {
      for (;;) yield 'x'.repeat(100_000);
    }
    await expect(verifyAuditFile(endless(), { publicKeys: [], head: null })).rejects.toThrow(/longer than any line/);
  });

  test.each([
    '',
    '1',
    '1:',
    '0:abc',
    `0:${'a'.repeat(64)}`,
    `1:${'g'.repeat(64)}`,
    `-1:${'a'.repeat(64)}`,
    `1:${'a'.repeat(63)}`,
  ])('a head written %j is refused with a readable message', (text) => {
    expect(() => parseHead(text)).toThrow(/NUMBER:DIGEST/);
  });
});
