import { describe, expect, it } from 'vitest';
import { PathPatternError, parsePathPattern } from './path-patterns';

const key = (text: string) => ({ kind: 'key', key: text });
const glob = (...pieces: string[]) => ({ kind: 'glob', pieces });
const any = { kind: 'any_depth' };

describe('a path pattern', () => {
  it.each([
    ['customer', [key('customer')]],
    ['customer.email', [key('customer'), key('email')]],
    ['profile.*.phone', [key('profile'), glob('', ''), key('phone')]],
    ['*_email', [glob('', '_email')]],
    ['a*b*c', [glob('a', 'b', 'c')]],
    ['**.notes', [any, key('notes')]],
    ['**.**.notes', [any, key('notes')]],
    ['customer.**', [key('customer'), any, glob('', '')]],
    ['**', [any, glob('', '')]],
    ['"a.b".c', [key('a.b'), key('c')]],
    ['a."b*"', [key('a'), key('b*')]],
    ['"**"', [key('**')]],
    ['"say ""hi"""', [key('say "hi"')]],
    ['""', [key('')]],
    ['"with space".E-Mail', [key('with space'), key('E-Mail')]],
    ['42.名前.a\\b', [key('42'), key('名前'), key('a\\b')]],
    ['"."."\n"', [key('.'), key('\n')]],
  ])('%j is accepted', (text, parts) => expect(parsePathPattern(text)).toEqual(parts));

  it.each([
    ['', 'is empty'],
    ['.', 'needs a key at character 1'],
    ['a.', 'needs a key at the end'],
    ['a..b', 'needs a key at character 3'],
    ['.a', 'needs a key at character 1'],
    ['a b', 'needs a dot at character 2'],
    [' a', 'needs a key at character 1'],
    ['a\u0000', 'needs a dot at character 2'],
    ['"a', 'has a quote at character 1 that is not closed'],
    ['a."b', 'has a quote at character 3 that is not closed'],
    ['"a"b', 'needs a dot at character 4'],
    ['a"b"', 'needs a dot at character 2'],
    ['a**', 'has ** at character 1'],
    ['a.***', 'has ** at character 3'],
    ['👍.👍 ', 'needs a dot at character 4'],
    ['x'.repeat(201), 'has more than 200 characters'],
    ['a.'.repeat(40).concat('a'), 'has more than 40 keys'],
  ])('%j is refused with what is wrong and where', (text, problem) => {
    expect(() => parsePathPattern(text)).toThrow(PathPatternError);
    expect(() => parsePathPattern(text)).toThrow(problem);
  });

  it('may have 200 characters, counted as people count them', () => {
    expect(parsePathPattern('👍'.repeat(200))).toEqual([key('👍'.repeat(200))]);
  });

  it.each(['"', '*', '.', '""', '"".', '*.', '**.', 'a"'])('of nothing but %j is accepted or refused', (piece) => {
    for (let count = 1; count <= 250; count += 1) {
      try {
        parsePathPattern(piece.repeat(count));
      } catch (error) {
        expect(error).toBeInstanceOf(PathPatternError);
      }
    }
  });
});
