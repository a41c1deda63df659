import { useMemo, useSyncExternalStore } from 'react';

/** The columns that may be left out; a session's ID always stands there. */
export const columnNames = {
  status: 'Status',
  agent: 'Agent',
  description: 'Description',
  created: 'Created',
  updated: 'Updated',
} as const;

export type ColumnName = keyof typeof columnNames;

/** The columns that a reader chose: of the desk's own, and keys of the metadata. */
export type Columns = { shown: readonly ColumnName[]; keys: readonly string[] };

/** So many keys of the metadata may have a column. */
export const maxKeys = 4;
const maxKeyLength = 200;
const storageKey = 'desk.session_columns';
const everyName = Object.keys(columnNames) as ColumnName[];
const usual: Columns = { shown: everyName, keys: [] };
const listeners = new Set<() => void>();

/** The columns as this browser keeps them; on the server and at first the usual ones. */
export function useColumns(): Columns {
  const kept = useSyncExternalStore(subscribe, readKept, () => null);
  return useMemo(() => readColumns(kept), [kept]);
}

/** Keeps the columns in this browser. Where it refuses, they hold until the page is left. */
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

/** Takes what a browser kept; gives the columns in it, in the desk's order, or the usual ones for anything else. */
export function readColumns(kept: string | null): Columns {
  if (kept === null) return usual;
  try {
    const { shown, keys } = JSON.parse(kept) as { shown?: unknown; keys?: unknown };
    if (!Array.isArray(shown) || !Array.isArray(keys)) return usual;
    const named = keys.filter(
      (key): key is string => typeof key === 'string' && key !== '' && key.length <= maxKeyLength,
    );
    return {
      shown: everyName.filter((name) => shown.includes(name)),
      keys: [...new Set(named)].slice(0, maxKeys),
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
