import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJsonText } from '#contract/json-text';
import { parseMetadata } from '#contract/metadata';
import { expectSession } from '../fixtures/answers';
import { ask, queryDesk } from '../fixtures/api';
import { addApiKey, addSession, uniqueId } from '../fixtures/records';

const full = await addApiKey(queryDesk, { permissions: ['sessions:read', 'personal_data:read'] });
const masked = await addApiKey(queryDesk);
const agentId = uniqueId('agt');

async function answersFor(metadata: string) {
  const session = await addSession(queryDesk, { agentId, metadata });
  const [toFull, toMasked] = [await ask(session.path, full), await ask(session.path, masked)];
  return { full: expectSession(toFull), masked: expectSession(toMasked), text: toFull.text };
}

const nested = (levels: number) => `${'{"a":'.repeat(levels - 1)}{}${'}'.repeat(levels - 1)}`;

const hard: [string, string][] = [
  ['nothing', '{}'],
  ['keys in no order', '{"b":1,"a":2,"c":3}'],
  ['keys that look like numbers', '{"10":1,"9":2,"1":3,"01":4,"-1":5}'],
  [
    '__proto__ and its kin',
    '{"__proto__":{"polluted":true},"constructor":1,"prototype":2,"toString":3,"hasOwnProperty":4}',
  ],
  ['an empty key', '{"":{"":""}}'],
  ['integers beyond 2^53', '{"n":9007199254740993,"m":-9007199254740993,"l":123456789012345678901234567890}'],
  ['1.0 and its kin', '{"a":1.0,"b":1.00,"c":1e0,"d":1E+0,"e":10e-1,"f":1}'],
  ['negative zero', '{"a":-0,"b":-0.0,"c":0,"d":-0e5}'],
  ['the largest and smallest exponents', '{"a":1e308,"b":-1e308,"c":1e-308,"d":1E308}'],
  ['a number of 400 digits', `{"a":${'7'.repeat(400)}}`],
  ['a fraction of many digits', '{"pi":3.14159265358979323846264338327950288419716939937510}'],
  ['strings that look like other types', '{"a":"42","b":"true","c":"null","d":"[]","e":"1.0","f":""}'],
  ['emoji, families and flags', '{"👩‍👩‍👧‍👦":"🇺🇳","a":"👍🏽"}'],
  ['emoji as escapes', '{"a":"\\ud83d\\ude00","b":"😀"}'],
  ['escapes that need not be', '{"\\u0061":"\\u0062","b":"\\/","c":"/"}'],
  ['escapes of every kind', '{"a":"\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u001f \\u2028 \\u2029"}'],
  ['separators of lines that JSON allows', '{"a":"\u2028\u2029\u0085\ufeff"}'],
  ['other scripts, and right to left', '{"שלום":"مرحبا","漢字":"かな","ไทย":"\u202eabc\u202c"}'],
  ['one letter in two forms', '{"é":1,"e\u0301":2}'],
  ['characters beyond any plane in use', '{"a":"\u{10fffd}\ufffe\uffff"}'],
  ['white space of every kind', '\n{ \t"a" :\r\n[ 1 ,\t2 ] \n,"b":{ }\n}\t '],
  ['32 levels', nested(32)],
  ['lists in lists', '{"a":[[[[]]],[{}],[null,[true,[false]]]]}'],
  ['text that would be markup', '{"a":"<script>alert(1)</script>","b":"</pre>\\u003c!--"}'],
  ['text that would be SQL or a template', `{"a":"'; DROP TABLE sessions; --","b":"\${1+1} {{7*7}} %s $1"}`],
  [
    'keys that a session has itself',
    '{"id":"x","agent_id":"y","metadata":{"metadata":1},"masked":["/a"],"created_at":0}',
  ],
];

describe('metadata comes back byte for byte', () => {
  test.each(hard)('with %s', async (_title, metadata) => {
    const answers = await answersFor(metadata);
    expect(answers.full.metadata).toBe(metadata.trim());
    expect(answers.text).toContain(`"metadata": ${metadata},`);
    expect(answers.masked.metadata).toBe(answers.full.metadata);
  });

  test('at 256 KiB', async () => {
    const metadata = `{"a":"${'ä'.repeat((256 * 1024 - 8) / 2)}"}`;
    expect(Buffer.byteLength(metadata)).toBe(256 * 1024);
    expect((await answersFor(metadata)).full.metadata).toBe(metadata);
  });

  test('with 10,000 values', async () => {
    const metadata = `{"a":[${Array.from({ length: 9_998 }, (_, at) => at).join(',')}]}`;
    expect((await answersFor(metadata)).full.metadata).toBe(metadata);
  });

  test('with any content', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 20 });
    const value = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' });
    await fc.assert(
      fc.asyncProperty(fc.dictionary(text, value), fc.constantFrom(undefined, 1, '\t'), async (object, space) => {
        const metadata = JSON.stringify(object, null, space);
        fc.pre(isTaken(metadata));
        expect((await answersFor(metadata)).full.metadata).toBe(metadata);
      }),
      { numRuns: 60 },
    );
  });
});

/** Whether the contract accepts this metadata: it refuses NUL, for instance. */
function isTaken(metadata: string): boolean {
  try {
    parseMetadata(metadata);
    return true;
  } catch {
    return false;
  }
}

/** The text with every masked value cut out, found by its pointer. */
function withoutValues(text: string, pointers: readonly string[]): string {
  const ranges = pointers.map((pointer) => {
    const keys = pointer.split('/').slice(2);
    let node = parseJsonText(text);
    for (const escaped of keys) {
      const key = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
      if (node.kind === 'object') node = node.members.find((member) => member.key === key)?.value ?? node;
      else if (node.kind === 'array') node = node.items[Number(key)] ?? node;
    }
    return [node.start, node.end] as const;
  });
  return ranges
    .sort((a, b) => b[0] - a[0])
    .reduce((rest, [start, end]) => rest.slice(0, start) + rest.slice(end), text);
}

describe('masking changes the masked values and nothing else', () => {
  test.each([
    ['between hard values', '{"n":9007199254740993,\n "email" : "someone@example.org" ,"z":1.0,"__proto__":-0}'],
    [
      'in a list',
      '{"emails":["a@example.org","b@example.org"],"a":[1.0,"write to c@example.org",{"x":"d@example.org"}]}',
    ],
    ['of any type', '{"phone":4930123456,"customer_name":{"first":"A","last":"B"},"email":["a@example.org"],"x":1e5}'],
    [
      'under keys that need escapes',
      '{"a/b":{"m~n":{"e-mail":"someone@example.org"}},"\\u0065mail":"x@example.org","q":[ ]}',
    ],
    ['with escapes in the value', '{"note":"mail \\u0073omeone@example.org\\n\\ttoday","k":"\\/"}'],
  ])('%s', async (_title, metadata) => {
    const answers = await answersFor(metadata);
    const pointers = answers.masked.masked ?? [];
    expect(pointers.length).toBeGreaterThan(0);
    expect(withoutValues(answers.masked.metadata, pointers)).toBe(withoutValues(answers.full.metadata, pointers));
    expect(JSON.stringify(answers.masked)).not.toMatch(/example\.org/);
  });
});
