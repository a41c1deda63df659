import { describe, expect, test } from 'vitest';
import { agentIdSchema, sessionIdSchema } from './ids';
import { formatTime, timeSchema } from './times';

describe.each([
  ['agent_id', 'agt', agentIdSchema],
  ['session_id', 'ase', sessionIdSchema],
] as const)('%s', (_name, prefix, schema) => {
  test.each([`${prefix}_a`, `${prefix}__`, `${prefix}_-`, `${prefix}_A-Z_09`, `${prefix}_${'a'.repeat(251)}`])(
    'accepts %s',
    (id) => {
      expect(schema.safeParse(id).success).toBe(true);
    },
  );

  test.each([
    ['nothing', ''],
    ['the prefix alone', `${prefix}_`],
    ['256 characters', `${prefix}_${'a'.repeat(252)}`],
    ['a newline at the end', `${prefix}_a\n`],
    ['a newline within', `${prefix}_a\nb`],
    ['a prefix in upper case', `${prefix.toUpperCase()}_a`],
    ['another prefix', 'per_a'],
    ['something before the prefix', `x${prefix}_a`],
    ['a Cyrillic letter that looks Latin', `${prefix}_\u0430`],
    ['a full-width digit', `${prefix}_\uff11`],
    ['an accent', `${prefix}_é`],
    ['NUL', `${prefix}_\u0000`],
    ['a slash', `${prefix}_a/b`],
    ['a percent sign', `${prefix}_%61`],
    ['a space', `${prefix}_a b`],
    ['a dot', `${prefix}_a.b`],
  ])('refuses %s', (_title, id) => {
    expect(schema.safeParse(id).success).toBe(false);
  });
});

describe('a time', () => {
  test('has no fraction if it is a whole second', () => {
    expect(formatTime(new Date('2024-01-15T10:30:00.000Z'))).toBe('2024-01-15T10:30:00Z');
  });

  test('has milliseconds otherwise', () => {
    expect(formatTime(new Date('2024-01-15T10:30:00.120Z'))).toBe('2024-01-15T10:30:00.120Z');
  });

  test('is parsed strictly', () => {
    expect(timeSchema.safeParse('2024-01-15T10:30:00Z').success).toBe(true);
    expect(timeSchema.safeParse('2024-01-15T10:30:00.1Z').success).toBe(false);
    expect(timeSchema.safeParse('2024-01-15T10:30:00+00:00').success).toBe(false);
  });
});
