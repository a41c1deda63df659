/**
 * Takes where the page of a share link asks about itself, and how long to wait; gives whether it may still show the
 * session, or null where no answer came: then nobody knows.
 */
export async function isShareOpen(url: string, milliseconds: number): Promise<boolean | null> {
  try {
    const answer = await fetch(url, { cache: 'no-store', signal: AbortSignal.timeout(milliseconds) });
    const state: { is_open?: unknown } = await answer.json();
    return typeof state.is_open === 'boolean' ? state.is_open : null;
  } catch {
    return null;
  }
}
