import type { Session } from '#contract/sessions';

const storageKey = 'desk.list';

/** Stores the list that a session is opened from, so that its page can link to the previous and next session. */
export function keepOpenedList(sessions: readonly Session[]): void {
  const { pathname, search } = window.location;
  const list = {
    url: pathname + search,
    sessions: sessions.map(({ agent_id, id }) => ({ agent_id, session_id: id })),
  };
  try {
    window.sessionStorage.setItem(storageKey, JSON.stringify(list));
  } catch {
    // Without storage, the session's page has no previous and next links.
  }
}
