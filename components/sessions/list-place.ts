type SessionKey = { agent_id: string; session_id: string };

/** The list that a session was opened from: its URL, and the session's position in it. */
export type ListPlace = {
  url: string;
  previous: SessionKey | null;
  next: SessionKey | null;
  /** from 1 */
  position: number;
  count: number;
};

/** The session-storage key under which the list's page stores what it listed. */
export const listKey = 'desk.list';

const agentId = /^agt_[0-9a-zA-Z_-]{1,251}$/;
const sessionId = /^ase_[0-9a-zA-Z_-]{1,251}$/;
const path = /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]{0,8000}$/;
const mostSessions = 1_000;

/**
 * Finds a session in the stored list. Null where there is no list, where the session is not in it, or where the text is
 * not exactly what the list's page writes: links only ever go to pages of the desk.
 */
export function findInList(text: string | null, { agent_id, session_id }: SessionKey): ListPlace | null {
  const list = listIn(text);
  if (list === null) return null;
  const at = list.sessions.findIndex((each) => each.agent_id === agent_id && each.session_id === session_id);
  if (at < 0) return null;
  return {
    url: list.url,
    previous: list.sessions[at - 1] ?? null,
    next: list.sessions[at + 1] ?? null,
    position: at + 1,
    count: list.sessions.length,
  };
}

function listIn(text: string | null): { url: string; sessions: SessionKey[] } | null {
  const list = parsed(text);
  if (!hasExactly(list, ['sessions', 'url'])) return null;
  const { url, sessions } = list;
  if (typeof url !== 'string' || !path.test(url)) return null;
  if (!Array.isArray(sessions) || sessions.length > mostSessions || !sessions.every(isKey)) return null;
  return { url, sessions };
}

function isKey(value: unknown): value is SessionKey {
  if (!hasExactly(value, ['agent_id', 'session_id'])) return false;
  const { agent_id, session_id } = value;
  return (
    typeof agent_id === 'string' &&
    agentId.test(agent_id) &&
    typeof session_id === 'string' &&
    sessionId.test(session_id)
  );
}

function hasExactly(value: unknown, keys: readonly string[]): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.keys(value).sort().join() === keys.join();
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
