/**
 * Returns the path that a person wanted if it is on this site, otherwise `/`. Refuses anything that a browser could
 * read as another site: `//host`, `/\host`, a scheme, and control characters, which browsers drop.
 */
export function landingPath(to: string | null | undefined, origin: string): string {
  if (typeof to !== 'string' || !/^\/(?![/\\])/.test(to) || hasControlCharacters(to)) return '/';
  try {
    const url = new URL(to, origin);
    const isHere = url.origin === new URL(origin).origin;
    if (!isHere || url.pathname.startsWith('//') || /^\/(sign-in|unavailable)(\/|$)/.test(url.pathname)) return '/';
    return url.pathname + url.search + url.hash;
  } catch {
    return '/';
  }
}

function hasControlCharacters(text: string): boolean {
  return [...text].some((character) => character <= '\u001f' || character === '\u007f');
}
