import { type RefObject, useEffect, useRef } from 'react';

/** Takes what a form failed with; gives the form's ref. After a failure the first field that is refused has the focus. */
export function useFirstProblem(error: unknown): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error !== null) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);
  return form;
}
