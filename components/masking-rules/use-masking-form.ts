import { type Dispatch, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { Masking } from '#contract/masking';
import { useUnsaved } from '../browser/unsaved';
import { afterStep, type DraftStep, draftOf, isRight, type MaskingDraft, maskingOf, textOf } from './masking-draft';

type Editing = { base: Masking; draft: MaskingDraft };
export type FormStep = DraftStep | { do: 'discard' } | { do: 'begin'; base: Masking; masking: Masking };

/**
 * Takes the stored masking settings. Returns the state of the form. Until the first edit it shows what is stored, even
 * when that changes. From then on it keeps what it started from.
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
  // The invalid field may be out of view.
  useEffect(() => {
    if (attempts > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [attempts]);

  return {
    form,
    base,
    draft,
    onStep,
    isChanged,
    /** someone else saved other rules since editing began */
    isOvertaken: isChanged && textOf(base) !== textOf(stored),
    isAttempted: attempts > 0,
    /** returns the API's input, or null after showing what is wrong */
    read: (): Masking | null => {
      if (isRight(draft)) return maskingOf(draft);
      setAttempts((before) => before + 1);
      return null;
    },
    /** the edits were saved or discarded */
    end: () => {
      setAttempts(0);
      onStep({ do: 'discard' });
    },
  };
}

/** Returns the current edits, or null if they only repeat what was stored before. */
function goingOn(editing: Editing | null, stored: Masking): Editing | null {
  if (editing === null || textOf(editing.base) === textOf(stored)) return editing;
  return textOf(editing.base) === textOf(maskingOf(editing.draft)) ? null : editing;
}
