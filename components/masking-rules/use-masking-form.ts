import { type Dispatch, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { Masking } from '#contract/masking';
import { useUnsaved } from '../browser/unsaved';
import { afterStep, type DraftStep, draftOf, isRight, type MaskingDraft, maskingOf, textOf } from './masking-draft';

type Editing = { base: Masking; draft: MaskingDraft };
export type FormStep = DraftStep | { do: 'discard' } | { do: 'begin'; base: Masking; masking: Masking };

/**
 * Takes the stored masking; gives the state of the form. Until one changes something it shows what is stored, also when
 * that changes. From the first change on it keeps what it began from.
 */
export function useMaskingForm(stored: Masking) {
  const reduce = (before: Editing | null, step: FormStep): Editing | null => {
    if (step.do === 'discard') return null;
    if (step.do === 'begin') return { base: step.base, draft: draftOf(step.masking) };
    const { base, draft } = goingOn(before, stored) ?? { base: stored, draft: draftOf(stored) };
    return { base, draft: afterStep(draft, step) };
  };
  const [kept, onStep]: [Editing | null, Dispatch<FormStep>] = useReducer(reduce, null);
  const [attempts, setAttempts] = useState(0);
  const form = useRef<HTMLDivElement>(null);
  const unedited = useMemo(() => ({ base: stored, draft: draftOf(stored) }), [stored]);
  const { base, draft } = goingOn(kept, stored) ?? unedited;
  const isChanged = textOf(base) !== textOf(maskingOf(draft));
  useUnsaved(isChanged);
  // What is wrong may be out of sight.
  useEffect(() => {
    if (attempts > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [attempts]);

  return {
    form,
    base,
    draft,
    onStep,
    isChanged,
    /** somebody else saved other rules since one began */
    isOvertaken: isChanged && textOf(base) !== textOf(stored),
    isAttempted: attempts > 0,
    /** gives what is asked of the API, or null where something is wrong, which is said then */
    read: (): Masking | null => {
      if (isRight(draft)) return maskingOf(draft);
      setAttempts((before) => before + 1);
      return null;
    },
    /** what one typed is saved, or given up */
    end: () => {
      setAttempts(0);
      onStep({ do: 'discard' });
    },
  };
}

/** What is edited; null where that is only what was stored before. */
function goingOn(editing: Editing | null, stored: Masking): Editing | null {
  if (editing === null || textOf(editing.base) === textOf(stored)) return editing;
  return textOf(editing.base) === textOf(maskingOf(editing.draft)) ? null : editing;
}
