/**
 * Returns whether a share link's page may still show the session, or null without a response, when the state is
 * unknown. Takes the URL of the link's state and a timeout in milliseconds.
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
