import { useEffect } from 'react';

let unsaved = 0;

/** Whether something that was typed would be lost with this page. */
export function hasUnsaved(): boolean {
  return unsaved > 0;
}

/** Asks before something that is not saved would be lost with this page. Gives whether to leave it. */
export function mayLeave(): boolean {
  return !hasUnsaved() || window.confirm('Leave this page? Your unsaved changes will be lost.');
}

/**
 * While `isUnsaved`, one is asked before the page is left: by the browser, and at a link inside of the desk, of which the
 * browser hears nothing, by the desk. The desk does not leave it by itself.
 */
export function useUnsaved(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return;
    unsaved += 1;
    // Of what is listening already this adds no second one.
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

/** Whether this click brings another page of the desk in place of this one. */
function replacesPage(link: HTMLAnchorElement, { button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  if (button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return false;
  if (link.target === '_blank' || link.hasAttribute('download')) return false;
  const isSamePage = link.pathname === window.location.pathname && link.search === window.location.search;
  return link.origin === window.location.origin && !isSamePage;
}
