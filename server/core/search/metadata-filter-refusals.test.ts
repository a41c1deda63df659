import { describe, expect, it } from 'vitest';
import { MetadataFilterError, parseMetadataFilter } from './metadata-filter';

/** Returns the error of a text that is no filter. */
function refusal(filter: string): MetadataFilterError {
  try {
    parseMetadataFilter(filter);
  } catch (error) {
    if (error instanceof MetadataFilterError) return error;
    throw error;
  }
  throw new Error('this text was taken for a filter');
}

describe('an error says where it is and what is expected there', () => {
  const condition = "expected a condition such as priority = 'high'";
  const comparison = 'expected a comparison such as = or IN';
  const value = "expected a value: 'text' in single quotes, a number, true or false";
  const useIsNull = 'nothing equals NULL: use IS NULL or IS NOT NULL';
  const end = 'expected AND, OR or the end of the filter';
  const wrong = 'a character that no metadata can hold';
  it.each<[string, number, string]>([
    ['', 1, condition],
    ['   ', 4, condition],
    ['a = 1 AND', 10, condition],
    ['a = 1 OR OR b = 1', 10, condition],
    ['NOT', 4, condition],
    ['()', 2, condition],
    ['null = 1', 1, condition],
    ['5', 2, 'expected IN and the path of an array; in other comparisons the path comes first'],
    ["'high' = priority", 8, 'expected IN and the path of an array; in other comparisons the path comes first'],
    ["'x' IN ('x')", 8, 'expected the path of an array'],
    ['priority', 9, comparison],
    ['priority high', 10, comparison],
    ['"😀" ~ 1', 5, comparison],
    ['a-b = 1', 2, comparison],
    ['a = ', 5, value],
    ['a == 1', 4, value],
    ['a = b', 5, value],
    ['a = "x"', 5, value],
    ['a = 01', 5, value],
    ['a = .5', 5, value],
    ['a = +5', 5, value],
    ['a = 0x10', 5, value],
    ['a = 1or b = 1', 5, value],
    ['a = Infinity', 5, value],
    ['a IN (1, )', 10, value],
    ['a IN ()', 7, value],
    ['a = NULL', 5, useIsNull],
    ['a <> null', 6, useIsNull],
    ['a IN (1, NULL)', 10, useIsNull],
    ['a IN 1', 6, "expected values in parentheses such as ('a', 5)"],
    ['a IN (1 2)', 9, 'expected a comma or a closing parenthesis'],
    ['a IN (1', 8, 'expected a comma or a closing parenthesis'],
    ['a NOT 1', 7, 'expected LIKE or IN'],
    ['a IS 1', 6, 'expected NULL or NOT NULL'],
    ['a IS NOT 1', 10, 'expected NULL'],
    ['a LIKE 5', 8, "expected a pattern in single quotes such as 'a%'"],
    ["a LIKE 'x\\'", 8, 'the pattern ends in a backslash that escapes nothing'],
    ["a LIKE '\\\\\\'", 8, 'the pattern ends in a backslash that escapes nothing'],
    ['a. = 1', 3, 'expected a name after the dot'],
    ['a.5 = 1', 3, 'expected a name after the dot'],
    ["a = 'x", 5, 'this text has no closing quote'],
    ["😀 = 'x", 1, condition],
    ["'😀' IN a OR a = 'x", 17, 'this text has no closing quote'],
    ['"a = 1', 1, 'this name has no closing quote'],
    ['a."b = 1', 3, 'this name has no closing quote'],
    ['a = 1 b = 2', 7, end],
    ['a = 1)', 6, end],
    ['a = 1, b = 1', 6, end],
    ['a = 1 < 2', 7, end],
    ['(a = 1', 7, 'expected AND, OR or a closing parenthesis'],
    ['((a = 1) b', 10, 'expected AND, OR or a closing parenthesis'],
    ['a = 1e309', 5, 'an exponent beyond ±308'],
    ['a IN (2, -1e-309)', 10, 'an exponent beyond ±308'],
    ["a = 'x\0'", 7, wrong],
    ["'😀' IN a OR a = '\ud800'", 18, wrong],
    ['"\udc00" = 1', 2, wrong],
  ])('%j', (filter, position, problem) => {
    const error = refusal(filter);
    expect(error.position).toBe(position);
    expect(error.message).toBe(`at character ${position}: ${problem}`);
  });
});

describe('the limits', () => {
  it('numbers of 400 characters', () => {
    expect(parseMetadataFilter(`a = ${'1'.repeat(400)}`)).toMatchObject({ kind: 'equals' });
    expect(refusal(`a = ${'1'.repeat(401)}`).message).toBe('at character 5: a number of more than 400 characters');
  });

  const ones = (count: number) => Array(count).fill(1).join(',');

  it('8,000 characters, and not one more', () => {
    const longest = `a = '${'😀'.repeat(7_994)}'`;
    expect(parseMetadataFilter(longest)).toMatchObject({ kind: 'equals' });
    expect(refusal(`${longest} `).message).toBe('at character 8001: more than 8000 characters');
    expect(refusal('a'.repeat(10_000_000)).position).toBe(8_001);
  });

  it('64 levels of parentheses and NOT together', () => {
    expect(parseMetadataFilter(`${'('.repeat(64)}a = 1${')'.repeat(64)}`)).toMatchObject({ kind: 'equals' });
    expect(parseMetadataFilter(`${'NOT('.repeat(32)}a = 1${')'.repeat(32)}`)).toMatchObject({ kind: 'not' });
    expect(parseMetadataFilter(`${'(NOT a = 1) AND '.repeat(100)}a = 1`)).toMatchObject({ kind: 'and' });
    expect(refusal(`${'('.repeat(65)}a = 1`).message).toBe(
      'at character 65: more than 64 levels of parentheses and NOT',
    );
    expect(refusal(`${'NOT '.repeat(64)}(a = 1)`).position).toBe(257);
  });

  it('1,000 comparisons', () => {
    const several = (count: number) => Array(count).fill('a=1').join(' OR ');
    expect(parseMetadataFilter(several(1_000))).toMatchObject({ kind: 'or' });
    expect(refusal(several(1_001)).message).toBe('at character 7001: more than 1000 comparisons');
  });

  it('1,000 values in all IN lists together', () => {
    expect(parseMetadataFilter(`a IN (${ones(500)}) OR a IN (${ones(500)})`)).toMatchObject({ kind: 'or' });
    expect(refusal(`a IN (${ones(500)}) OR a IN (${ones(501)})`).message).toBe(
      'at character 2017: more than 1000 values in IN lists',
    );
  });
});

describe('everything else is refused', () => {
  function refuses(filter: string): void {
    const { position, message } = refusal(filter);
    expect(position).toBeGreaterThan(0);
    expect(position).toBeLessThanOrEqual([...filter].length + 1);
    expect(message.length).toBeLessThan(120);
  }

  it.each([
    'a = 1; DROP TABLE sessions',
    "a = 'x'; SELECT pg_sleep(10) --",
    "a = '' OR 1=1 --",
    "' OR '1'='1",
    "a = 'x' -- comment",
    "a = 'x' /* comment */",
    "a /**/ = 'x'",
    'a = 1 # comment',
    'a = (SELECT 1)',
    'a IN (SELECT id FROM people)',
    '(SELECT password_hash FROM people LIMIT 1) = 1',
    'EXISTS (SELECT 1)',
    'a = 1 UNION SELECT 1',
    'pg_sleep(10)',
    'pg_sleep(10) IS NULL',
    "lower(a) = 'x'",
    "a = lower('X')",
    'a = pg_sleep(10)',
    'a = current_user',
    "a::text = 'x'",
    "a = 'x'::text",
    "CAST(a AS text) = 'x'",
    'a = $1',
    'a = ?',
    'a = :name',
    'a = @name',
    "a = 'x' || 'y'",
    "a || 'y' = 'x'",
    'a = 1 + 1',
    'a + 1 = 2',
    'a = - 1',
    'a = --1',
    "a = E'\\x27'",
    "a = U&'x'",
    "a = B'1'",
    'a = $$x$$',
    'a = $tag$x$tag$',
    'a = `x`',
    '`a` = 1',
    '[a] = 1',
    'a[0] = 1',
    "a -> 'b' = 1",
    "a ->> 'b' = 1",
    "a #>> '{b}' = 'x'",
    "a @> '{}'",
    "a ? 'b'",
    "a ~ '^x'",
    "a SIMILAR TO 'x'",
    "a ILIKE 'x'",
    "a LIKE 'x' ESCAPE '!'",
    'a BETWEEN 1 AND 2',
    'a IS TRUE',
    'a IS DISTINCT FROM 1',
    'a = ANY (1)',
    'a = b',
    'a IN (b)',
    'a IN tags',
    'a = {}',
    'a = []',
    "a = ['x']",
    'a = undefined',
    'a = NaN',
    'CASE WHEN a = 1 THEN 1 END = 1',
    'a = 1 XOR b = 1',
    'a = 1 && b = 1',
    'a = 1 || b = 1',
    '!a = 1',
    'a * = 1',
    '* = 1',
    '.a = 1',
    'a..b = 1',
    'a .b = 1',
    '$.a = 1',
    'a = ‘x’',
    'a = “x”',
    'a = ´x´',
    "a = 'x’",
    'a ＝ 1',
    'a\u00a0= 1',
    'a = 1\u200b',
    'a\u0000 = 1',
    "a = '\u0000'",
    '(a = 1',
    'a = 1)',
    ')a = 1(',
    '((a = 1)',
    'a = 1 AND (b = 1 OR)',
    '\ufeffa = 1',
    'a\\u0027 = 1',
    '%27 = 1',
    '<script>',
  ])('%j', refuses);

  it.each([
    ['9,000 characters', `a = '${'x'.repeat(9_000)}'`],
    ['1,000 parentheses', '('.repeat(1_000)],
    ['1,000 pairs of parentheses', `${'('.repeat(1_000)}a = 1${')'.repeat(1_000)}`],
    ['1,000 times NOT', `${'NOT '.repeat(1_000)}a = 1`],
    ['5,000 comparisons', Array(5_000).fill('a=1').join(' OR ')],
    ['2,000 values', `a IN (${Array(2_000).fill("'x'").join(',')})`],
    ['a megabyte of quotes', "'".repeat(1_000_000)],
  ])('%s', (_title, filter) => refuses(filter));

  it('with a message without any word of the filter, which may hold personal data', () => {
    for (const filter of ["canary 'canary'", 'a = canary', "'canary", 'a IN (1, canary', 'a LIKE canary']) {
      expect(refusal(filter).message).not.toContain('canary');
    }
  });
});
