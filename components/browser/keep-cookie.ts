/** Stores a short text in a plain cookie, which the server reads when it renders a page; null removes it. */
export function keepCookie(name: string, value: string | null): void {
  const secure = window.location.protocol === 'https:' ? '; secure' : '';
  const seconds = value === null ? 0 : oneYear;
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store API is not in every browser that the desk serves
  document.cookie = `${name}=${encodeURIComponent(value ?? '')}; path=/; max-age=${seconds}; samesite=lax${secure}`;
}

const oneYear = 31_536_000;
