import { useEffect, useRef } from 'react';
import { isTyping } from '../browser/is-typing';

type RowKeys = { onCopy: (row: number | null) => void; onSelect: (row: number) => void };

/** What the rows' links are known by; its value is the place of the row. */
export const rowAttribute = 'data-row';

/**
 * Listens for the keys of a list: j and k go from row to row (and Enter, on a row's link, opens it), c copies the link of
 * the row or of the list, x selects the row.
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
