import type { Session } from '#contract/sessions';

const storageKey = 'desk.list';

/** Keeps the list that a session is opened from, so that its page knows the sessions before and after it. */
export function keepOpenedList(sessions: readonly Session[]): void {
  const { pathname, search } = window.location;
  const list = {
    url: pathname + search,
    sessions: sessions.map(({ agent_id, id }) => ({ agent_id, session_id: id })),
  };
  try {
    window.sessionStorage.setItem(storageKey, JSON.stringify(list));
  } catch {
    // Without storage a session is just opened by itself.
  }
}
