import { useEffect, useRef } from 'react';
import { isTyping } from '../shell/is-typing';

type RowKeys = { onCopy: (row: number | null) => void; onSelect: (row: number) => void };

/** The attribute of the rows' links; its value is the row's index. */
export const rowAttribute = 'data-row';

/**
 * Handles the keyboard shortcuts of a list: j and k move between rows (Enter, on a row's link, opens it), c copies the
 * link to the row or to the list, x selects the row.
 */
export function useRowKeys(keys: RowKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector('[role="dialog"]') !== null) return;
      const row = currentRow();
      if (event.key === 'j') goToRow(row === null ? 0 : row + 1);
      else if (event.key === 'k') goToRow(row === null ? 0 : row - 1);
      else if (event.key === 'c') latest.current.onCopy(row);
      else if (event.key === 'x' && row !== null) latest.current.onSelect(row);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

function goToRow(row: number): void {
  const link = document.querySelector<HTMLElement>(`[${rowAttribute}="${row}"]`);
  link?.focus();
  link?.closest('tr')?.scrollIntoView({ block: 'nearest' });
}

function currentRow(): number | null {
  const link = document.activeElement?.closest('tr')?.querySelector(`[${rowAttribute}]`);
  return link ? Number(link.getAttribute(rowAttribute)) : null;
}
