import { useEffect } from 'react';

let unsaved = 0;

/** Whether something that was typed would be lost with this page. */
export function hasUnsaved(): boolean {
  return unsaved > 0;
}

/** While `isUnsaved`, the browser asks before the page is left, and the desk does not leave it by itself. */
export function useUnsaved(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    unsaved += 1;
    window.addEventListener('beforeunload', ask);
    return () => {
      unsaved -= 1;
      window.removeEventListener('beforeunload', ask);
    };
  }, [isUnsaved]);
}
