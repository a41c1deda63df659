import type { Masking } from '#contract/masking';
import type { WriteNumber } from '../numbers/use-number';
import { meaningOf } from './masking-draft';

/** One kind of change: a few words, the affected paths, and whether it masks less. */
export type MaskingChange = { words: string; paths: string[]; isWeaker: boolean };

const detectorNames = {
  email: 'e-mail addresses',
  phone: 'phone numbers',
  card: 'card numbers',
  ip_address: 'IP addresses',
} as const satisfies Record<keyof Masking['detectors'], string>;

/**
 * Returns the changes between two sets of masking settings, in the order of the page. Paths that are written
 * differently but mean the same are the same path.
 */
export function changesBetween(before: Masking, after: Masking, write: WriteNumber): MaskingChange[] {
  const changes: MaskingChange[] = [];
  if (before.built_in_keys !== after.built_in_keys) changes.push(switched('built-in rules', after.built_in_keys));
  changes.push(...ruleChanges(before.rules, after.rules, write));
  const [less, more] = [without(before.exceptions, after.exceptions), without(after.exceptions, before.exceptions)];
  const noun = ['exception', 'exceptions'] as const;
  if (more.length > 0) changes.push({ words: counted(more, noun, 'added', write), paths: more, isWeaker: true });
  if (less.length > 0) changes.push({ words: counted(less, noun, 'removed', write), paths: less, isWeaker: false });
  for (const name of Object.keys(detectorNames) as (keyof typeof detectorNames)[]) {
    if (before.detectors[name] === after.detectors[name]) continue;
    changes.push(switched(`detector for ${detectorNames[name]}`, after.detectors[name]));
  }
  return changes;
}

/**
 * Applies a draft's changes to masking settings that someone else saved in the meantime: the draft's additions come
 * after theirs, its removals are removed, its switches are switched. Returns the result.
 */
export function mergedOnto(base: Masking, mine: Masking, theirs: Masking): Masking {
  const removed = keysOf(without(pathsOf(base.rules), pathsOf(mine.rules)));
  const myRules = new Map(mine.rules.map((rule) => [meaningOf(rule.path), rule]));
  const oldRules = new Map(base.rules.map((rule) => [meaningOf(rule.path), rule]));
  const kept = theirs.rules
    .filter(({ path }) => !removed.has(meaningOf(path)))
    .map((rule) => {
      const [old, own] = [oldRules.get(meaningOf(rule.path)), myRules.get(meaningOf(rule.path))];
      return own === undefined || own.label === old?.label ? rule : { ...rule, label: own.label };
    });
  const known = keysOf([...pathsOf(base.rules), ...pathsOf(theirs.rules)]);
  const gone = keysOf(without(base.exceptions, mine.exceptions));
  const exceptions = theirs.exceptions.filter((path) => !gone.has(meaningOf(path)));
  const added = without(without(mine.exceptions, base.exceptions), exceptions);
  const pick = (old: boolean, own: boolean, their: boolean) => (own === old ? their : own);
  const detectors = Object.fromEntries(
    (Object.keys(detectorNames) as (keyof typeof detectorNames)[]).map((name) => [
      name,
      pick(base.detectors[name], mine.detectors[name], theirs.detectors[name]),
    ]),
  ) as Masking['detectors'];
  return {
    built_in_keys: pick(base.built_in_keys, mine.built_in_keys, theirs.built_in_keys),
    rules: [...kept, ...mine.rules.filter(({ path }) => !known.has(meaningOf(path)))],
    exceptions: [...exceptions, ...added],
    detectors,
  };
}

function ruleChanges(before: Masking['rules'], after: Masking['rules'], write: WriteNumber): MaskingChange[] {
  const noun = ['rule', 'rules'] as const;
  const [less, more] = [without(pathsOf(before), pathsOf(after)), without(pathsOf(after), pathsOf(before))];
  const labels = labelsByKey(before);
  const relabelled = [...labelsByKey(after)].flatMap(([key, { path, label }]) => {
    const old = labels.get(key);
    return old === undefined || old.label === label ? [] : [path];
  });
  const [then, now] = [keysOf(pathsOf(before)), keysOf(pathsOf(after))];
  const orderOf = (keys: Set<string>, others: Set<string>) => [...keys].filter((key) => others.has(key)).join('\n');
  const isMoved = orderOf(then, now) !== orderOf(now, then);
  return [
    { words: counted(more, noun, 'added', write), paths: more, isWeaker: false, is: more.length > 0 },
    { words: counted(less, noun, 'removed', write), paths: less, isWeaker: true, is: less.length > 0 },
    {
      words: counted(relabelled, noun, 'relabelled', write),
      paths: relabelled,
      isWeaker: false,
      is: relabelled.length > 0,
    },
    { words: 'rule order changed', paths: [], isWeaker: false, is: isMoved },
  ].flatMap(({ is, ...change }) => (is ? [change] : []));
}

function labelsByKey(rules: Masking['rules']): Map<string, Masking['rules'][number]> {
  // The first matching rule applies.
  return new Map(rules.toReversed().map((rule) => [meaningOf(rule.path), rule]));
}

function switched(what: string, on: boolean): MaskingChange {
  return { words: `${what} ${on ? 'on' : 'off'}`, paths: [], isWeaker: !on };
}

function counted(
  { length }: readonly string[],
  [one, several]: readonly [string, string],
  verb: string,
  write: WriteNumber,
) {
  return `${write(length)} ${length === 1 ? one : several} ${verb}`;
}

function pathsOf(rules: Masking['rules']): string[] {
  return rules.map(({ path }) => path);
}

/** The paths of the first list that are not in the second, without duplicates. */
function without(paths: readonly string[], others: readonly string[]): string[] {
  const known = keysOf(others);
  return paths.filter((path) => !known.has(meaningOf(path)) && known.add(meaningOf(path)));
}

function keysOf(paths: readonly string[]): Set<string> {
  return new Set(paths.map(meaningOf));
}
