import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PathPart, parsePathPattern } from '#contract/path-patterns';
import { PathMatcher } from './path-matcher';

type Way = readonly (string | number)[];

function matches(pattern: string, way: Way): boolean {
  const matcher = new PathMatcher([pattern]);
  let reached = matcher.start;
  for (const step of way) {
    reached = typeof step === 'number' ? matcher.within(reached, step) : matcher.under(reached, step);
  }
  return matcher.first(reached, () => true) === 0;
}

/** The reference implementation: tries every way to match the pattern. Only for short ones. */
function matchesSlowly(parts: readonly PathPart[], way: Way): boolean {
  const [part, ...others] = parts;
  const [step, ...rest] = way;
  if (part === undefined) return way.every((each) => typeof each === 'number');
  if (typeof step === 'number' && matchesSlowly(parts, rest)) return true;
  if (part.kind === 'any_depth') {
    return matchesSlowly(others, way) || (step !== undefined && matchesSlowly(parts, rest));
  }
  if (step === undefined) return false;
  const name = String(step).toLowerCase();
  const fits =
    part.kind === 'key'
      ? part.key.toLowerCase() === name
      : new RegExp(`^${part.pieces.map((piece) => piece.toLowerCase()).join('.*')}$`, 's').test(name);
  return fits && matchesSlowly(others, rest);
}

describe('a pattern', () => {
  it.each<[string, Way]>([
    ['email', ['email']],
    ['email', ['EMail']],
    ['Caf\u00e9', ['cafe\u0301']],
    ['customer.email', ['customer', 'email']],
    ['*', ['anything']],
    ['*', ['']],
    ['*_email', ['work_email']],
    ['*_email', ['_email']],
    ['a*b*c', ['axxbyyc']],
    ['a*b*c', ['abbcc']],
    ['*a*a*', ['aa']],
    ['profile.*.phone', ['profile', 'home', 'phone']],
    ['**.notes', ['notes']],
    ['**.notes', ['a', 'b', 'notes']],
    ['a.**.b', ['a', 'b']],
    ['a.**.b', ['a', 'x', 'b', 'b']],
    ['a.**', ['a', 'x']],
    ['a.**', ['a', 'x', 'y']],
    ['**', ['a', 'x', 'y']],
    ['items.buyer', ['items', 0, 'buyer']],
    ['items.*.buyer', ['items', 7, 'buyer']],
    ['items.7.buyer', ['items', 7, 'buyer']],
    ['items.buyer', ['items', 1, 2, 'buyer']],
    ['items.1.2.buyer', ['items', 1, 2, 'buyer']],
    ['items', ['items', 3]],
    ['"a.b".c', ['a.b', 'c']],
    ['"*"', ['*']],
    ['__proto__.constructor', ['__proto__', 'constructor']],
  ])('%s covers %j', (pattern, way) => expect(matches(pattern, way)).toBe(true));

  it.each<[string, Way]>([
    ['email', ['emails']],
    ['email', ['customer', 'email']],
    ['email', ['email', 'x']],
    ['customer.email', ['customer']],
    ['*', ['a', 'b']],
    ['*_email', ['email']],
    ['*_email', ['work_email_x']],
    ['*a*a*', ['a']],
    ['a*a', ['a']],
    ['profile.*.phone', ['profile', 'phone']],
    ['a.**', ['a']],
    ['a.**.b', ['b']],
    ['items.7.buyer', ['items', 8, 'buyer']],
    ['"a.b"', ['a', 'b']],
    ['"*"', ['x']],
    ['"**"', ['x', 'y']],
  ])('%s does not cover %j', (pattern, way) => expect(matches(pattern, way)).toBe(false));

  it('of any form covers what the reference implementation covers', () => {
    const name = fc.constantFrom('a', 'b', 'ab', 'A', '', '0', '1');
    const part = fc.constantFrom('a', 'b', 'ab', '*', '**', 'a*', '*b', '*a*', '""', '0', '"A"');
    const pattern = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('.'));
    const way = fc.array(fc.oneof(name, fc.constantFrom(0, 1)), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(pattern, way, (text, steps) => {
        // Below the metadata there is always a key first.
        const full = ['a', ...steps];
        expect(matches(text, full)).toBe(matchesSlowly(parsePathPattern(text), full));
      }),
      { numRuns: 3_000 },
    );
  });

  it('is the first of those that cover a path, whatever else is there', () => {
    const matcher = new PathMatcher(['b', '**.a', 'a', '*']);
    expect(matcher.first(matcher.under(matcher.start, 'a'), () => true)).toBe(1);
    expect(matcher.first(matcher.under(matcher.start, 'a'), (pattern) => pattern > 1)).toBe(2);
    expect(matcher.first(matcher.under(matcher.start, 'c'), (pattern) => pattern < 3)).toBeUndefined();
  });

  it('compares both ends of a key that is longer than any pattern', () => {
    const long = `start${'x'.repeat(10_000)}end`;
    expect(matches('start*end', [long])).toBe(true);
    expect(matches('start*', [long])).toBe(true);
    expect(matches('*ending', [long])).toBe(false);
  });
});

it('200 hostile patterns against 10,000 keys finish', () => {
  const patterns = Array.from({ length: 200 }, (_, n) => `${'**.*a*'.concat('.').repeat(19)}z${n}`);
  const matcher = new PathMatcher(patterns);
  let deep = matcher.start;
  for (let depth = 0; depth < 30; depth += 1) deep = matcher.under(deep, 'aaaa');
  for (let n = 0; n < 10_000; n += 1) expect(matcher.first(matcher.under(deep, `aa${n}`), () => true)).toBeUndefined();
});
