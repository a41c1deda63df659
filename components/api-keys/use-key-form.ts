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
  /** gives what is asked of the API, or null where something is wrong, which is said then */
  read: () => KeyTerms | null;
  /** the form, whose first wrong field gets the focus */
  form: RefObject<HTMLFormElement | null>;
  /** where the desk's refusal belongs: it names a field, or is about the form as a whole; null: there is none now */
  refusal: 'field' | 'form' | null;
};

/** Takes what a form of a key begins with, and what its last attempt failed with; gives the form's state. */
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
      // What was wrong is right perhaps, and is looked at again at the end.
      if (own !== null) setOwn({});
    },
    read: () => {
      const read = readDraft(draft, zone);
      setOwn('problems' in read ? read.problems : null);
      return 'terms' in read ? read.terms : null;
    },
    form,
    // What is wrong here was not sent: an earlier refusal says nothing of it.
    refusal: error === null || own !== null ? null : refused === null ? 'form' : 'field',
  };
}
