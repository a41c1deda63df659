import { useEffect } from 'react';

let unsaved = 0;

/** Whether leaving this page would lose something that was typed. */
export function hasUnsaved(): boolean {
  return unsaved > 0;
}

/** Asks before unsaved changes would be lost. Returns whether to leave the page. */
export function mayLeave(): boolean {
  return !hasUnsaved() || window.confirm('Leave this page? Your unsaved changes will be lost.');
}

/**
 * While `isUnsaved`, the reader is asked before leaving the page: by the browser, and for links inside the desk, which
 * the browser doesn't notice, by the desk. The desk never leaves the page by itself.
 */
export function useUnsaved(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return;
    unsaved += 1;
    // Adding a listener that is already there has no effect.
    window.addEventListener('beforeunload', askAtUnload);
    window.addEventListener('click', askAtLink, { capture: true });
    return () => {
      unsaved -= 1;
      if (hasUnsaved()) return;
      window.removeEventListener('beforeunload', askAtUnload);
      window.removeEventListener('click', askAtLink, { capture: true });
    };
  }, [isUnsaved]);
}

function askAtUnload(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

function askAtLink(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link === null || !replacesPage(link, event) || mayLeave()) return;
  event.preventDefault();
  event.stopPropagation();
}

/** Whether this click replaces this page with another page of the desk. */
function replacesPage(link: HTMLAnchorElement, { button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  if (button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return false;
  if (link.target === '_blank' || link.hasAttribute('download')) return false;
  const isSamePage = link.pathname === window.location.pathname && link.search === window.location.search;
  return link.origin === window.location.origin && !isSamePage;
}
