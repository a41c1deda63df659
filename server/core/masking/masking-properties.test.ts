import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonNode, parseJsonText, pointerTo } from '#contract/json-text';
import { defaultMasking, type Masking, maskLabels } from '#contract/masking';
import { defaultRules, MaskingRules } from './compiled-rules';
import { coveredPaths, maskByRuleSets, maskSession } from './masking';
import { keyedPlaceholders } from './placeholders';

const key = 'a key of this test';
const placeholder = /(?:email|name|phone|address|card|birth_date|id_number|ip_address|personal)·[0-9a-f]{10}/;

function maskMetadata(metadata: string) {
  return maskSession({ description: null, metadata }, keyedPlaceholders(key), defaultRules);
}

const hardKey = fc.oneof(
  fc.constantFrom(
    '__proto__',
    '',
    'a/b~c',
    'constructor',
    '42',
    'email',
    'customer_name',
    'phone',
    '~1',
    '\\"',
    '名前',
  ),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);
const canary = fc.constantFrom(
  'canary.person@example.com',
  'CANARY+x@sub.example.org',
  '+49 30 5550199',
  '+1 (415) 555-0123',
  '(212) 555-0177',
  '030 5550177',
  '4111 1111 1111 1111',
  '5555555555554444',
  '3782-822463-10005',
  ' 198.51.100.77 ',
  ' 2001:db8:cafe::77 ',
);
const surroundings = fc.constantFrom(
  '',
  ' ',
  'call: ',
  ' (',
  ') ',
  ', ',
  '\n',
  '"',
  '<b>',
  '</b>',
  '=',
  '; ',
  ' — ',
  '。',
);
const leaf = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.tuple(surroundings, canary, surroundings).map((parts) => parts.join('')),
  fc.integer(),
  fc.double({ min: -1e300, max: 1e300, noNaN: true }).filter((number) => number === 0 || Math.abs(number) > 1e-300),
  fc.constantFrom(true, false, null),
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'medium', maxDepth: 12 },
    leaf,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.array(fc.tuple(hardKey, tie('tree')), { maxLength: 4 }).map((members) => new Map(members)),
  ),
}));
const metadataText = fc
  .tuple(fc.array(fc.tuple(hardKey, tree), { maxLength: 5 }), fc.constantFrom('', ' ', '\n  '))
  .map(([members, space]) => write(new Map(members), space));

function write(value: unknown, space: string): string {
  if (value instanceof Map) {
    return `{${space}${[...value].map(([name, item]) => `${JSON.stringify(name)}:${space}${write(item, space)}`).join(`,${space}`)}}`;
  }
  if (Array.isArray(value)) return `[${value.map((item) => write(item, space)).join(`${space},`)}]`;
  return JSON.stringify(value);
}

function leaves(node: JsonNode, pointer: string, text: string, into = new Map<string, string>()): Map<string, string> {
  if (node.kind === 'object') {
    for (const member of node.members) leaves(member.value, pointerTo(pointer, member.key), text, into);
  } else if (node.kind === 'array') {
    node.items.forEach((item, index) => {
      leaves(item, pointerTo(pointer, index), text, into);
    });
  }
  return into.set(pointer, text.slice(node.start, node.end));
}

/** The text around the values at these pointers. */
function around(text: string, pointers: readonly string[]): string[] {
  const pieces: string[] = [];
  let at = 0;
  const walk = (node: JsonNode, pointer: string): void => {
    if (pointers.includes(pointer)) {
      pieces.push(text.slice(at, node.start));
      at = node.end;
    } else if (node.kind === 'object')
      for (const { key: name, value } of node.members) walk(value, pointerTo(pointer, name));
    else if (node.kind === 'array')
      for (const [index, item] of node.items.entries()) walk(item, pointerTo(pointer, index));
  };
  walk(parseJsonText(text), '/metadata');
  return [...pieces, text.slice(at)];
}

describe('any metadata', () => {
  it('keeps no canary, keeps every other byte, and lists exactly what changed', () => {
    fc.assert(
      fc.property(metadataText, (metadata) => {
        const result = maskMetadata(metadata);
        expect(JSON.stringify(JSON.parse(result.metadata))).not.toMatch(
          /canary|555-0123|555-0177|30 5550177|30 5550199|1111 1111|5555555555554444|3782-8|198\.51\.100|2001:db8/i,
        );
        expect(around(result.metadata, result.masked)).toEqual(around(metadata, result.masked));
        const before = leaves(parseJsonText(metadata), '/metadata', metadata);
        const after = leaves(parseJsonText(result.metadata), '/metadata', result.metadata);
        for (const pointer of result.masked) {
          expect(after.get(pointer)).toMatch(placeholder);
          expect(after.get(pointer)).not.toBe(before.get(pointer));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('stays the same when masked again', () => {
    fc.assert(
      fc.property(metadataText, fc.string({ unit: 'grapheme', maxLength: 100 }), canary, (metadata, text, value) => {
        const once = maskSession(
          { description: `${text}${value}${text}`, metadata },
          keyedPlaceholders(key),
          defaultRules,
        );
        expect(maskSession(once, keyedPlaceholders(key), defaultRules)).toEqual({ ...once, masked: [] });
      }),
      { numRuns: 500 },
    );
  });

  it('stays the same when masked again in text full of numbers, signs and labels', () => {
    const piece = fc.constantFrom(
      '+',
      '0',
      '1',
      '4',
      '9',
      '49',
      '415',
      '555',
      '0123',
      '1111',
      '@',
      '.',
      '-',
      ' ',
      '(',
      ')',
      '/',
      '%40',
      '%',
      'a',
      'b.co',
      'card·',
      'email·',
      '4111111111111111',
      '２',
      '\u200b',
      '漢',
      '"',
      '_',
      '2024',
      '00',
      '٣',
      '10.20.30.40',
      '::',
      '2001:db8',
      ':',
      'v',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const once = maskSession(
          { description: pieces.join(''), metadata: '{}' },
          keyedPlaceholders(key),
          defaultRules,
        );
        expect(maskSession(once, keyedPlaceholders(key), defaultRules)).toEqual({ ...once, masked: [] });
      }),
      { numRuns: 5_000 },
    );
  });
});

/** Paths that the keys of the tree above can have, and masking settings built from them. */
const part = fc.constantFrom('*', '**', 'email', '*name', '"a/b~c"', '""', '42', '__proto__', '名*', 'phone', '0');
const path = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('.'));
const masking: fc.Arbitrary<Masking> = fc.record({
  built_in_keys: fc.boolean(),
  rules: fc.array(fc.record({ path, label: fc.constantFrom(...maskLabels) }), { maxLength: 4 }),
  exceptions: fc.array(path, { maxLength: 3 }),
  detectors: fc.record({ email: fc.boolean(), phone: fc.boolean(), card: fc.boolean(), ip_address: fc.boolean() }),
});

describe('any metadata under any rules', () => {
  it('shows nothing at a position that a rule masks, and keeps every byte elsewhere', () => {
    fc.assert(
      fc.property(metadataText, masking, (metadata, settings) => {
        const rules = new MaskingRules(settings);
        const result = maskSession({ description: null, metadata }, keyedPlaceholders(key), rules);
        expect(around(result.metadata, result.masked)).toEqual(around(metadata, result.masked));
        const after = leaves(parseJsonText(result.metadata), '/metadata', result.metadata);
        for (const pointer of coveredPaths(metadata, rules)) {
          expect(after.get(pointer)).toMatch(/^(?:"[a-z_]+·[0-9a-f]{10}"|null|"\s*"|\{\s*\}|\[\s*\])$/);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('keeps no canary where everything but exceptions is masked, and detectors check the exceptions', () => {
    fc.assert(
      fc.property(metadataText, fc.array(path, { maxLength: 3 }), (metadata, exceptions) => {
        const rules: Masking['rules'] = [{ path: '**', label: 'personal' }];
        const { metadata: masked } = maskSession(
          { description: null, metadata },
          keyedPlaceholders(key),
          new MaskingRules({ ...defaultMasking, rules, exceptions }),
        );
        expect(JSON.stringify(JSON.parse(masked))).not.toMatch(/canary|555-0123|30 5550199|1111 1111|3782-8/i);
      }),
      { numRuns: 300 },
    );
  });

  it('stays the same when masked again, by one set of rules and by two in turn', () => {
    fc.assert(
      fc.property(metadataText, canary, masking, masking, (metadata, description, one, other) => {
        const [first, second] = [new MaskingRules(one), new MaskingRules(other)];
        const once = maskSession({ description, metadata }, keyedPlaceholders(key), first);
        expect(maskSession(once, keyedPlaceholders(key), first)).toEqual({ ...once, masked: [] });
        const both = maskByRuleSets({ description, metadata }, keyedPlaceholders(key), [first, second]);
        expect(maskSession(both, keyedPlaceholders(key), second)).toEqual({ ...both, masked: [] });
        const after = leaves(parseJsonText(both.metadata), '/metadata', both.metadata);
        // A value that the first set hid is still hidden, or is gone with what was around it.
        for (const pointer of once.masked) {
          if (after.has(pointer)) expect(both.masked).toContain(pointer);
        }
        expect(both.masked.filter((pointer) => pointer !== '/description' && !after.has(pointer))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
