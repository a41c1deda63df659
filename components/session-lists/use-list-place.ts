import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import type { ViewFilters } from '#contract/views';
import { readListAddress, withoutParts, writeListAddress } from './list-address';
import { type PageStack, placeIn, readStack, stepTo } from './page-stack';

const stackKey = 'desk.pages';
const listeners = new Set<() => void>();

/**
 * Returns the filters and page in the URL, and the functions that navigate from here. The URL changes without
 * requesting the page from the server again; back and forward work as usual. With an exact personal value the page keys stay in
 * memory, since they mean nothing without the value.
 */
export function useListPlace(match: string | null) {
  const query = useSearchParams();
  const address = useMemo(() => readListAddress(query), [query]);
  const list = writeListAddress(address.filters);
  const kept = useSyncExternalStore(subscribe, readKept, () => null);
  const [matched, setMatched] = useState<{ of: string; stack: PageStack; key: string }>(noPages);
  const ofMatch = `${match} ${list}`;
  const own = matched.of === ofMatch ? matched : noPages;
  const key = match === null ? (address.pageKey ?? '') : own.key;
  const stack = match === null ? readStack(kept, list) : own.stack;

  const goTo = useCallback((filters: ViewFilters) => pushAddress(writeListAddress(filters)), []);
  const change = useCallback(
    (part: Partial<ViewFilters>) => {
      const { filters } = readListAddress(addressNow());
      goTo({ ...filters, ...part });
    },
    [goTo],
  );
  const leaveOut = useCallback((names: readonly string[]) => pushAddress(withoutParts(addressNow(), names)), []);
  const turnTo = (next: string, pages: PageStack) => {
    if (match !== null) return setMatched({ of: ofMatch, stack: pages, key: next });
    keepStack(JSON.stringify({ of: list, keys: pages }));
    pushAddress(writeListAddress(address.filters, next === '' ? undefined : next));
  };
  const place = placeIn(stack, key);
  return {
    ...address,
    goTo,
    change,
    leaveOut,
    pageKey: key === '' ? undefined : key,
    number: place.number,
    previous: place.previous === null ? null : () => turnTo(place.previous ?? '', stack),
    first: () => turnTo('', stack),
    next: (next: string) => turnTo(next, stepTo(stack, key, next)),
  };
}

const noPages = { of: '', stack: [''], key: '' };

/** Returns the current query: what is rendered may still be that of the change before. */
function addressNow(): URLSearchParams {
  return new URLSearchParams(window.location.search);
}

/** Changes the URL as a link would, without loading the page. */
function pushAddress(address: string): void {
  window.history.pushState(null, '', address);
}

function readKept(): string | null {
  try {
    return window.sessionStorage.getItem(stackKey);
  } catch {
    return null;
  }
}

function keepStack(text: string): void {
  try {
    window.sessionStorage.setItem(stackKey, text);
  } catch {
    // Without storage, the browser's own back button still works.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
