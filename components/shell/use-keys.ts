import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** The element that `/` goes to, where a page has it. */
const lookupBoxId = 'lookup-text';

/** Listens for the keys that work on every page. Takes what `?` does. */
export function useKeys(onShowKeys: () => void): void {
  const router = useRouter();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector('[role="dialog"][aria-modal="true"]') !== null) return;
      if (event.key === '?') {
        event.preventDefault();
        onShowKeys();
      }
      if (event.key === '/') {
        event.preventDefault();
        const box = document.getElementById(lookupBoxId);
        if (box === null) router.push('/');
        else box.focus();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [router, onShowKeys]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}
