/** The keys of the pages that one came through, the first page as an empty text, up to the furthest one. */
export type PageStack = readonly string[];

/** Where one is: what leads back (null: not known, or nothing), and the number of the page where it is known. */
export type PagePlace = { previous: string | null; number: number | null };

const firstPage: PageStack = [''];

/** Takes the stack and the page that is shown; gives the page before it and its number. */
export function placeIn(stack: PageStack, key: string): PagePlace {
  const index = stack.indexOf(key);
  const isFromStart = stack[0] === '';
  if (index < 0) return { previous: null, number: key === '' ? 1 : null };
  return { previous: stack[index - 1] ?? null, number: isFromStart ? index + 1 : null };
}

/** Takes the stack, the page that is shown, and the key of the next; gives the stack that leads back from there. */
export function stepTo(stack: PageStack, key: string, next: string): PageStack {
  const index = stack.indexOf(key);
  const until = index >= 0 ? stack.slice(0, index + 1) : key === '' ? firstPage : [key];
  return [...until, next];
}

/** Takes what was kept; gives the stack for a list, if it was kept for that one. */
export function readStack(kept: string | null, list: string): PageStack {
  try {
    const { of, keys } = JSON.parse(kept ?? 'null') as { of?: unknown; keys?: unknown };
    return of === list && Array.isArray(keys) && keys.every((key) => typeof key === 'string') ? keys : firstPage;
  } catch {
    return firstPage;
  }
}
