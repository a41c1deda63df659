import type { AuditEvent } from '#contract/audit-events';
import { isId } from '#contract/id-forms';
import type { SessionKey } from '../addresses/session-address';

/** A detail of an event as shown: its name, and its value as a text, a list of texts, or sessions. */
export type EventDetail = { name: string } & ({ text: string } | { items: string[] } | { sessions: SessionKey[] });

const detailNames: Record<string, string> = {
  changed: 'Changed',
  changes: 'Number of changes',
  masked: 'Shown masked',
  sessions: 'Sessions',
  filters: 'Filters used',
  in: 'Searched in',
  hashes: 'Hashes of the value',
  count: 'Number returned',
  revision_id: 'Revision',
  replaced_revision_id: 'Previous revision',
  revisions: 'Revisions',
  reveal_id: 'Reveal',
  request_ids: 'Request IDs',
  key_id: 'Key',
  person_id: 'Person',
  link_id: 'Share link',
  change_id: 'Change',
};

/** Returns the details of an event in words, without empty ones. */
export function eventDetails(details: AuditEvent['details']): EventDetail[] {
  return Object.entries(details).flatMap(([key, value]) => {
    const shown = detailOf(value);
    return shown === null ? [] : [{ name: nameOf(key), ...shown }];
  });
}

function detailOf(value: unknown) {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return null;
  if (Array.isArray(value)) {
    const items = value.map(written);
    const sessions = items.map(sessionIn);
    return sessions.every((each) => each !== null) ? { sessions } : { items };
  }
  if (typeof value === 'object') {
    return { items: Object.entries(value as object).map(([name, each]) => `${name}: ${written(each)}`) };
  }
  return { text: value === true ? 'yes' : value === false ? 'no' : written(value) };
}

function written(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Parses `agt_a/ase_b` as a session; null for any other text. */
function sessionIn(text: string): SessionKey | null {
  const [agent_id = '', session_id = '', ...more] = text.split('/');
  return more.length === 0 && isId('agent', agent_id) && isId('session', session_id) ? { agent_id, session_id } : null;
}

function nameOf(key: string): string {
  if (Object.hasOwn(detailNames, key)) return detailNames[key] as string;
  const words = key.replaceAll('_', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`.replace(/ id\b/, ' ID');
}
