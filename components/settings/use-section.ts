import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { Settings } from '#contract/settings';
import { describeFailure } from '#hooks/failures';
import { useChangeSettingsPart } from '#hooks/use-change-settings-part';
import { useUnsaved } from '../browser/unsaved';
import { useAnnounce } from '../notices/announcer';
import { fieldWords } from '../problems/field-words';
import { isSamePart, type SectionRules } from './setting-drafts';

export type Section<Part, Draft, Field extends string> = {
  draft: Draft;
  change: (changes: Partial<Draft>) => void;
  /** something was typed that is not saved */
  isChanged: boolean;
  /** the part as it is stored now */
  stored: Part;
  /** what was typed, where it can be read */
  typed: Part | null;
  problems: Partial<Record<Field, string>>;
  /** another admin changed the same part after one had begun to type */
  isOvertaken: boolean;
  isSaving: boolean;
  isSaved: boolean;
  /** the failure of the last attempt, unless a field shows it */
  error: unknown;
  form: RefObject<HTMLFormElement | null>;
  /** on submit: parses the input and passes it to the section, unless something is wrong */
  submit: (event: FormEvent) => void;
  /** parses the input; returns null and shows the problems if something is wrong */
  check: () => Part | null;
  /** saves a part, unless another admin has changed it */
  save: (part: Part) => void;
  /** accepts that others changed it: saving now overwrites their change */
  keepMine: () => void;
  /** discards the input */
  reset: () => void;
};

type SectionOptions<Part, Draft, Field extends string> = {
  settings: Settings;
  rules: SectionRules<Part, Draft, Field>;
  /** announced once it is saved */
  done: string;
  /** what to do with the input on submit; by default it is saved */
  onSubmit?: (part: Part, save: (part: Part) => void) => void;
  onSaved?: () => void;
};

/** The state of one section of the settings: what was typed and is kept, what is wrong with it, and how it is saved. */
export function useSection<Part extends object, Draft extends object, Field extends string>({
  settings,
  rules,
  done,
  onSubmit,
  onSaved,
}: SectionOptions<Part, Draft, Field>): Section<Part, Draft, Field> {
  const stored = rules.partOf(settings);
  // Null while nothing is typed: then the section shows what is stored, including other admins' changes.
  const [begun, setBegun] = useState<{ draft: Draft; known: Part } | null>(null);
  const [own, setOwn] = useState<Partial<Record<Field, string>> | null>(null);
  const [isSaved, setSaved] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const announce = useAnnounce();
  const { mutate, reset: forget, isPending, error } = useChangeSettingsPart();

  const draft = begun?.draft ?? rules.draftOf(stored);
  const known = begun?.known ?? stored;
  const read = rules.read(draft);
  const typed = 'part' in read ? read.part : null;
  const isChanged = begun !== null && (typed === null || !isSamePart(typed, stored));
  const isOvertaken = isChanged && !isPending && !isSamePart(known, stored);
  const problems = own ?? refusedFields(error, rules);
  useUnsaved(isChanged);
  useEffect(() => {
    if (own === null && error === null) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [own, error]);

  const check = () => {
    setOwn('problems' in read ? read.problems : null);
    return typed;
  };
  const save = (part: Part) => {
    if (isPending) return;
    const isAsKnown = (now: Settings) => isSamePart(rules.partOf(now), known);
    mutate(
      { isAsKnown, change: rules.changeOf(part) },
      {
        onSuccess: (saved) => {
          if (saved === null) return;
          setBegun(null);
          setSaved(true);
          announce(done);
          onSaved?.();
        },
      },
    );
  };
  return {
    draft,
    change: (changes) => {
      const next = { ...draft, ...changes };
      // Typing the old value back counts as no edit: then other admins' changes are shown, and there is no conflict.
      setBegun(isSamePart(next, rules.draftOf(known)) ? null : { draft: next, known });
      setSaved(false);
      if (own !== null) setOwn(null);
      if (error !== null) forget();
    },
    isChanged,
    stored,
    typed,
    problems,
    isOvertaken,
    isSaving: isPending,
    isSaved: isSaved && !isChanged,
    error: error !== null && Object.keys(problems).length > 0 ? null : error,
    form,
    submit: (event) => {
      event.preventDefault();
      if (check() === null || typed === null || !isChanged || isPending || isOvertaken) return;
      if (onSubmit === undefined) save(typed);
      else onSubmit(typed, save);
    },
    check,
    save,
    keepMine: () => setBegun({ draft, known: stored }),
    reset: () => {
      setBegun(null);
      setOwn(null);
      forget();
    },
  };
}

function refusedFields<Part, Draft, Field extends string>(
  error: unknown,
  { fields }: SectionRules<Part, Draft, Field>,
): Partial<Record<Field, string>> {
  if (error === null) return {};
  const said = describeFailure(error).fieldErrors ?? {};
  const names = Object.keys(fields) as Field[];
  const found = names.flatMap((name) => {
    const words = said[fields[name]];
    return words === undefined ? [] : [[name, fieldWords(words)] as const];
  });
  return Object.fromEntries(found) as Partial<Record<Field, string>>;
}
