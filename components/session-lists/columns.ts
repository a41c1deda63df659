import { useMemo, useSyncExternalStore } from 'react';

/** The optional columns; a session's ID is always shown. */
export const columnNames = {
  status: 'Status',
  agent: 'Agent',
  description: 'Description',
  created: 'Created',
  updated: 'Updated',
} as const;

export type ColumnName = keyof typeof columnNames;

/** The columns that the reader chose: built-in ones, and metadata keys. */
export type Columns = { shown: readonly ColumnName[]; keys: readonly string[] };

/** How many metadata keys may have a column. */
export const mostKeys = 4;
const longestKey = 200;
const storageKey = 'desk.session_columns';
const everyName = Object.keys(columnNames) as ColumnName[];
const usual: Columns = { shown: everyName, keys: [] };
const listeners = new Set<() => void>();

/** Returns the columns saved in this browser; the defaults on the server and in the first render. */
export function useColumns(): Columns {
  const kept = useSyncExternalStore(subscribe, readKept, () => null);
  return useMemo(() => readColumns(kept), [kept]);
}

/** Saves the columns in this browser. If it refuses, they last until the page is left. */
export function keepColumns(columns: Columns): void {
  const text = JSON.stringify(columns);
  unkept = null;
  try {
    window.localStorage.setItem(storageKey, text);
  } catch {
    unkept = text;
  }
  for (const listener of listeners) listener();
}

/** Parses saved columns. Returns them in their fixed order, or the defaults for anything invalid. */
export function readColumns(kept: string | null): Columns {
  if (kept === null) return usual;
  try {
    const { shown, keys } = JSON.parse(kept) as { shown?: unknown; keys?: unknown };
    if (!Array.isArray(shown) || !Array.isArray(keys)) return usual;
    const named = keys.filter(
      (key): key is string => typeof key === 'string' && key !== '' && key.length <= longestKey,
    );
    return {
      shown: everyName.filter((name) => shown.includes(name)),
      keys: [...new Set(named)].slice(0, mostKeys),
    };
  } catch {
    return usual;
  }
}

let unkept: string | null = null;

function readKept(): string | null {
  if (unkept !== null) return unkept;
  try {
    return window.localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}
