import { describe, expect, it } from 'vitest';
import type { Masking } from '#contract/masking';
import { changesBetween, mergedOnto } from './masking-changes';
import { afterStep, draftOf, isRight, maskingOf, pathProblem, sizeProblem, textOf, twinsOf } from './masking-draft';

const detectors = { email: true, phone: true, card: true, ip_address: true };
const stored: Masking = {
  built_in_keys: true,
  rules: [
    { path: 'a', label: 'name' },
    { path: 'b', label: 'email' },
    { path: 'c.**', label: 'personal' },
  ],
  exceptions: ['x', 'y'],
  detectors,
};
const write = (number: number) => String(number);
const changes = (after: Partial<Masking>, before: Masking = stored) =>
  changesBetween(before, { ...before, ...after }, write).map(({ words, isWeaker }) => [words, isWeaker]);
const pathsOf = (draft: ReturnType<typeof draftOf>) => draft.rules.map(({ path }) => path).join(' ');

describe('a masking draft', () => {
  it('of the stored settings changes nothing', () => {
    expect(maskingOf(draftOf(stored))).toEqual(stored);
    expect(textOf({ ...stored, detectors: { ip_address: true, card: true, phone: true, email: true } })).toBe(
      textOf(stored),
    );
  });

  it('moves a rule by one position, and at either end not at all', () => {
    const draft = draftOf(stored);
    expect(pathsOf(afterStep(draft, { do: 'move', id: 'rule-0', by: 1 }))).toBe('b a c.**');
    expect(pathsOf(afterStep(draft, { do: 'move', id: 'rule-2', by: -1 }))).toBe('a c.** b');
    expect(pathsOf(afterStep(draft, { do: 'move', id: 'rule-0', by: -1 }))).toBe('a b c.**');
    expect(pathsOf(afterStep(draft, { do: 'move', id: 'rule-2', by: 1 }))).toBe('a b c.**');
    expect(pathsOf(afterStep(draft, { do: 'move', id: 'rule-9', by: 1 }))).toBe('a b c.**');
  });

  it('adds, edits, labels and removes rows by their own ids, and sends paths without surrounding spaces', () => {
    let draft = afterStep(draftOf(stored), { do: 'add', list: 'rules', id: 'new' });
    draft = afterStep(draft, { do: 'write', list: 'rules', id: 'new', path: ' d.e ' });
    draft = afterStep(draft, { do: 'label', id: 'new', label: 'phone' });
    draft = afterStep(draft, { do: 'remove', list: 'rules', id: 'rule-0' });
    draft = afterStep(draft, { do: 'remove', list: 'exceptions', id: 'exception-0' });
    expect(maskingOf(draft)).toMatchObject({ exceptions: ['y'] });
    expect(maskingOf(draft).rules.at(-1)).toEqual({ path: 'd.e', label: 'phone' });
    expect(draft.rules.map(({ id }) => id)).toEqual(['rule-1', 'rule-2', 'new']);
  });

  it('says what is wrong with a path in the reader’s words', () => {
    expect(pathProblem('customer.email')).toBeNull();
    expect(pathProblem('')).toBe('The path is empty: enter a path such as customer.email.');
    expect(pathProblem('a..b')).toMatch(/^The path needs a key at character 3: /);
    expect(pathProblem('"a')).toBe('The path has a quote at character 1 that is not closed.');
    expect(isRight(draftOf({ ...stored, exceptions: ['a..b'] }))).toBe(false);
  });

  it('knows which rules never apply, since one before them has the same path', () => {
    const paths = ['a', 'b', '"A"', 'a..b', 'a..b', 'b.c', ' b '];
    const { rules } = draftOf({ ...stored, rules: paths.map((path) => ({ path, label: 'name' as const })) });
    expect([...twinsOf(rules)]).toEqual([
      ['rule-2', 1],
      ['rule-6', 2],
    ]);
  });

  it('says when there are too many rules, or too many keys in them', () => {
    const rules = (count: number, path: string) =>
      draftOf({ ...stored, rules: Array.from({ length: count }, () => ({ path, label: 'name' as const })) });
    expect(sizeProblem(rules(200, 'a.b'))).toBeNull();
    expect(sizeProblem(rules(201, 'a'))).toMatch(/201 rules/);
    expect(sizeProblem(rules(200, 'a.b.c.d.e'))).toMatch(/too many keys/);
  });
});

describe('the changes of a draft', () => {
  it('are counted, and called weaker if less is hidden', () => {
    const more = { path: 'd', label: 'name' } as const;
    expect(changes({})).toEqual([]);
    expect(changes({ rules: [...stored.rules, more, { ...more, path: 'e' }] })).toEqual([['2 rules added', false]]);
    expect(changes({ rules: stored.rules.slice(1) })).toEqual([['1 rule removed', true]]);
    expect(changes({ exceptions: ['x', 'y', 'z'] })).toEqual([['1 exception added', true]]);
    expect(changes({ exceptions: [] })).toEqual([['2 exceptions removed', false]]);
    expect(changes({ detectors: { ...detectors, phone: false } })).toEqual([['detector for phone numbers off', true]]);
    expect(changes({ built_in_keys: false })).toEqual([['built-in rules off', true]]);
    expect(changes({ built_in_keys: true }, { ...stored, built_in_keys: false })).toEqual([
      ['built-in rules on', false],
    ]);
  });

  it('include another label and another order of rules', () => {
    const [a, b, c] = stored.rules as [Masking['rules'][0], Masking['rules'][0], Masking['rules'][0]];
    expect(changes({ rules: [{ ...a, label: 'phone' }, b, c] })).toEqual([['1 rule relabelled', false]]);
    expect(changes({ rules: [b, a, c] })).toEqual([['rule order changed', false]]);
    expect(changes({ rules: [b, c] })).toEqual([['1 rule removed', true]]);
  });

  it('are none if a path is only written differently, or is there twice', () => {
    expect(changes({ exceptions: ['X', '"y"'] })).toEqual([]);
    expect(changes({ rules: [...stored.rules, { path: '"A"', label: 'phone' }] })).toEqual([]);
  });

  it('can be applied to what another person saved, and lose nothing of either', () => {
    const theirs: Masking = {
      ...stored,
      rules: [{ path: 'theirs', label: 'card' }, ...stored.rules],
      exceptions: ['x', 'y', 'theirs'],
      detectors: { ...detectors, card: false },
    };
    const mine: Masking = {
      built_in_keys: false,
      rules: [
        { path: 'a', label: 'phone' },
        { path: 'c.**', label: 'personal' },
        { path: 'mine', label: 'name' },
      ],
      exceptions: ['y', 'mine'],
      detectors: { ...detectors, email: false },
    };
    expect(mergedOnto(stored, mine, theirs)).toEqual({
      built_in_keys: false,
      rules: [
        { path: 'theirs', label: 'card' },
        { path: 'a', label: 'phone' },
        { path: 'c.**', label: 'personal' },
        { path: 'mine', label: 'name' },
      ],
      exceptions: ['y', 'theirs', 'mine'],
      detectors: { email: false, phone: true, card: false, ip_address: true },
    });
    expect(mergedOnto(stored, stored, theirs)).toEqual(theirs);
    expect(mergedOnto(stored, mine, stored)).toEqual(mine);
  });
});
