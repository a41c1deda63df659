/** The keys of the pages visited, up to the furthest; the first page is an empty string. */
export type PageStack = readonly string[];

/** The current page: the key of the one before it (null: none, or not known), and its number where known. */
export type PagePlace = { previous: string | null; number: number | null };

const firstPage: PageStack = [''];

/** Returns the page before the shown one, and the shown one's number. */
export function placeIn(stack: PageStack, key: string): PagePlace {
  const index = stack.indexOf(key);
  const isFromStart = stack[0] === '';
  if (index < 0) return { previous: null, number: key === '' ? 1 : null };
  return { previous: stack[index - 1] ?? null, number: isFromStart ? index + 1 : null };
}

/** Returns the stack after going from the shown page to the next. */
export function stepTo(stack: PageStack, key: string, next: string): PageStack {
  const index = stack.indexOf(key);
  const until = index >= 0 ? stack.slice(0, index + 1) : key === '' ? firstPage : [key];
  return [...until, next];
}

/** Reads a stored stack. Returns the first page alone where it was stored for another list. */
export function readStack(kept: string | null, list: string): PageStack {
  try {
    const { of, keys } = JSON.parse(kept ?? 'null') as { of?: unknown; keys?: unknown };
    return of === list && Array.isArray(keys) && keys.every((key) => typeof key === 'string') ? keys : firstPage;
  } catch {
    return firstPage;
  }
}
