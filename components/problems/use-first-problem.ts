import { type RefObject, useEffect, useRef } from 'react';

/** Returns a ref for a form. When `error` is set, the first invalid field of the form gets the focus. */
export function useFirstProblem(error: unknown): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error !== null) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);
  return form;
}
