import type { Masking, MaskLabel } from '#contract/masking';
import { maskingLimits } from '#contract/masking-limits';
import { PathPatternError, parsePathPattern } from '#contract/path-patterns';
import { fieldWords } from '../problems/field-words';

/** A row of an edited list. `id` identifies the row, whatever its position and path. */
export type PathRow = { id: string; path: string };
export type RuleRow = PathRow & { label: MaskLabel };

/** The form's input for masking, including input that is not valid yet. */
export type MaskingDraft = Omit<Masking, 'rules' | 'exceptions'> & { rules: RuleRow[]; exceptions: PathRow[] };

export type ListName = 'rules' | 'exceptions';

/** One edit. */
export type DraftStep =
  | { do: 'switch'; builtInKeys: boolean }
  | { do: 'detect'; detector: keyof Masking['detectors']; on: boolean }
  | { do: 'add'; list: ListName; id: string }
  | { do: 'write'; list: ListName; id: string; path: string }
  | { do: 'label'; id: string; label: MaskLabel }
  | { do: 'move'; id: string; by: -1 | 1 }
  | { do: 'remove'; list: ListName; id: string };

/** The initial label of a new rule. */
const firstLabel: MaskLabel = 'personal';

/** Returns the draft of stored masking settings, unchanged. */
export function draftOf(masking: Masking): MaskingDraft {
  return {
    ...masking,
    rules: masking.rules.map((rule, index) => ({ ...rule, id: `rule-${index}` })),
    exceptions: masking.exceptions.map((path, index) => ({ path, id: `exception-${index}` })),
  };
}

/** Converts a draft to the API's input. Spaces around a path are trimmed. */
export function maskingOf({ built_in_keys, rules, exceptions, detectors }: MaskingDraft): Masking {
  const { email, phone, card, ip_address } = detectors;
  return {
    built_in_keys,
    rules: rules.map(({ path, label }) => ({ path: path.trim(), label })),
    exceptions: exceptions.map(({ path }) => path.trim()),
    detectors: { email, phone, card, ip_address },
  };
}

/** Masking settings as one text; equal settings have equal texts. */
export function textOf(masking: Masking): string {
  return JSON.stringify(maskingOf(draftOf(masking)));
}

/** Returns the draft after an edit. An edit that cannot be made changes nothing. */
export function afterStep(draft: MaskingDraft, step: DraftStep): MaskingDraft {
  switch (step.do) {
    case 'switch':
      return { ...draft, built_in_keys: step.builtInKeys };
    case 'detect':
      return { ...draft, detectors: { ...draft.detectors, [step.detector]: step.on } };
    case 'label':
      return { ...draft, rules: draft.rules.map((row) => (row.id === step.id ? { ...row, label: step.label } : row)) };
    case 'move':
      return { ...draft, rules: moved(draft.rules, step.id, step.by) };
    case 'add':
      return step.list === 'rules'
        ? { ...draft, rules: [...draft.rules, { id: step.id, path: '', label: firstLabel }] }
        : { ...draft, exceptions: [...draft.exceptions, { id: step.id, path: '' }] };
    case 'write':
      return {
        ...draft,
        rules: step.list === 'rules' ? written(draft.rules, step) : draft.rules,
        exceptions: step.list === 'exceptions' ? written(draft.exceptions, step) : draft.exceptions,
      };
    case 'remove':
      return { ...draft, [step.list]: draft[step.list].filter(({ id }) => id !== step.id) };
  }
}

/** Returns what is wrong with a path, as a sentence for the reader; null if it is valid. */
export function pathProblem(path: string): string | null {
  try {
    parsePathPattern(path.trim());
    return null;
  } catch (error) {
    if (error instanceof PathPatternError) return fieldWords(`the path ${error.message}`);
    throw error;
  }
}

/** Returns the same text for two paths that mean the same. Throws PathPatternError for an invalid path. */
export function meaningOf(path: string): string {
  return JSON.stringify(parsePathPattern(path)).normalize('NFC').toLowerCase();
}

/** For each rule that repeats the path of an earlier rule, the position of that one, from 1: only that one applies. */
export function twinsOf(rules: readonly PathRow[]): Map<string, number> {
  const twins = new Map<string, number>();
  const first = new Map<string, number>();
  for (const [index, { id, path }] of rules.entries()) {
    if (pathProblem(path) !== null) continue;
    const meaning = meaningOf(path.trim());
    const place = first.get(meaning);
    if (place === undefined) first.set(meaning, index + 1);
    else twins.set(id, place);
  }
  return twins;
}

/** Returns what is wrong with the lists as a whole; null if nothing is. */
export function sizeProblem({ rules, exceptions }: MaskingDraft): string | null {
  const { rules: most, keys: maxKeys } = maskingLimits;
  if (rules.length > most) return `There are ${rules.length} rules, and at most ${most} are allowed.`;
  if (exceptions.length > most) return `There are ${exceptions.length} exceptions, and at most ${most} are allowed.`;
  const paths = [...rules, ...exceptions].map(({ path }) => path).filter((path) => pathProblem(path) === null);
  const keys = paths.reduce((sum, path) => sum + parsePathPattern(path.trim()).length, 0);
  if (keys <= maxKeys) return null;
  return 'The paths of all rules and exceptions together have too many keys: at most 1,000 are allowed. Remove some, or use fewer keys.';
}

/** Whether the draft can be sent. */
export function isRight(draft: MaskingDraft): boolean {
  return sizeProblem(draft) === null && [...draft.rules, ...draft.exceptions].every(({ path }) => !pathProblem(path));
}

function moved(rows: readonly RuleRow[], id: string, by: -1 | 1): RuleRow[] {
  const from = rows.findIndex((row) => row.id === id);
  const row = rows[from];
  const to = from + by;
  if (row === undefined || to < 0 || to >= rows.length) return [...rows];
  return rows.toSpliced(from, 1).toSpliced(to, 0, row);
}

function written<Row extends PathRow>(rows: readonly Row[], { id, path }: { id: string; path: string }): Row[] {
  return rows.map((row) => (row.id === id ? { ...row, path } : row));
}
