import { type RefObject, useEffect, useRef, useState } from 'react';
import { describeFailure } from '#hooks/failures';
import { useUnsaved } from '../browser/unsaved';
import { badFields } from '../problems/refused-fields';
import { useTimeDisplay } from '../times/time-display';
import { type KeyDraft, type KeyProblems, type KeyTerms, readDraft } from './key-draft';

const fields = ['name', 'permissions', 'agent_ids', 'limit', 'expires_at'] as const;

type KeyForm = {
  draft: KeyDraft;
  problems: KeyProblems;
  change: (changes: Partial<KeyDraft>) => void;
  /** returns the API's input, or null after showing what is wrong */
  read: () => KeyTerms | null;
  /** the form, whose first invalid field gets the focus */
  form: RefObject<HTMLFormElement | null>;
  /** where to show the desk's refusal: at a field or for the whole form; null: there is none now */
  refusal: 'field' | 'form' | null;
};

/** Takes the initial input of a key form and its last error. Returns the form's state. */
export function useKeyForm(first: KeyDraft, error: unknown, isDone: boolean): KeyForm {
  const { zone } = useTimeDisplay();
  const [draft, setDraft] = useState(first);
  const [own, setOwn] = useState<KeyProblems | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const refused = error === null ? null : badFields(describeFailure(error), fields);
  const problems = own ?? refused ?? {};
  useUnsaved(!isDone && JSON.stringify(draft) !== JSON.stringify(first));
  useEffect(() => {
    if (own === null && error === null) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [own, error]);

  return {
    draft,
    problems,
    change: (changes) => {
      setDraft((before) => ({ ...before, ...changes }));
      // Possibly fixed now: validated again on submit.
      if (own !== null) setOwn({});
    },
    read: () => {
      const read = readDraft(draft, zone);
      setOwn('problems' in read ? read.problems : null);
      return 'terms' in read ? read.terms : null;
    },
    form,
    // If the browser found problems, nothing was sent, so an earlier refusal does not apply.
    refusal: error === null || own !== null ? null : refused === null ? 'form' : 'field',
  };
}
