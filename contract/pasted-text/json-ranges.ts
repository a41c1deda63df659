/** A range in a text: `end` is the offset after it. */
export type JsonRange = { start: number; end: number };

// A JSON string ends in its own line. Its closing quote is captured: without one it is not a string.
const token = /"(?:[^"\\\r\n]+|\\[^\r\n])*("?)|[[\]{}]/g;
const child = /[\s,:]*("(?:[^"\\]+|\\.)*"|[[{]|[^\s,:[\]{}"]+)/y;

/**
 * For each bracket of a text the offset of the one that closes it, nested as in JSON. Brackets that cross, and those
 * around a string that does not end, have no entry. There may be text that is not JSON before, between and after.
 * Linear in the text's length.
 */
export function bracketPairs(text: string): Map<number, number> {
  const pairs = new Map<number, number>();
  let open: number[] = [];
  for (const { 0: found, 1: quote, index } of text.matchAll(token)) {
    if (found === '{' || found === '[') open.push(index);
    else if (found.startsWith('"')) open = quote === '' ? [] : open;
    else {
      const start = open.pop();
      if (start !== undefined && text[start] === (found === '}' ? '{' : '[')) pairs.set(start, index);
      else open = [];
    }
  }
  return pairs;
}

/**
 * Returns the elements of the JSON array that begins at an offset or, for an object, its keys and values in turn; at
 * most `count`. The text must be JSON there.
 */
export function childRanges(text: string, open: number, pairs: Map<number, number>, count: number): JsonRange[] {
  const places: JsonRange[] = [];
  let at = open + 1;
  while (places.length < count) {
    child.lastIndex = at;
    const [whole = '', value = ''] = child.exec(text) ?? [];
    if (value === '') break;
    const start = at + whole.length - value.length;
    at = (pairs.get(start) ?? start + value.length - 1) + 1;
    places.push({ start, end: at });
  }
  return places;
}
