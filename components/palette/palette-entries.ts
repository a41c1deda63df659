import { deskPages } from '#contract/desk-pages';
import type { Outcome } from '#contract/lookups';
import type { Suggestion } from '#contract/suggestions';
import { callPath } from '../addresses/call-address';

/** An entry of the palette, and what choosing it does. */
export type PaletteEntry = { name: string; detail?: string } & (
  | { does: 'look_up' }
  | { does: 'write'; text: string }
  | { does: 'open_session'; agent_id: string; session_id: string }
  | { does: 'go'; href: string }
  | { does: 'sign_out' }
  | { does: 'choose_zone' }
  | { does: 'set_scheme'; scheme: 'light' | 'dark' | 'auto' }
);

export type PaletteGroup = { name: string; entries: PaletteEntry[] };

/** A page of the desk that the reader may open. */
export type PalettePlace = { name: string; href: string };

/** The pages that everyone has and that are not in the header. */
const everybodys: readonly PalettePlace[] = [deskPages.profile, { name: 'API reference', href: '/docs' }];

const actions: PaletteEntry[] = [
  { name: 'Colour scheme: light', does: 'set_scheme', scheme: 'light' },
  { name: 'Colour scheme: dark', does: 'set_scheme', scheme: 'dark' },
  { name: 'Colour scheme: system', does: 'set_scheme', scheme: 'auto' },
  { name: 'Change time zone', does: 'choose_zone' },
  { name: 'Sign out', does: 'sign_out' },
];

type Known = {
  places: readonly PalettePlace[];
  text: string;
  /** the text may be sent: it contains something that can be looked up */
  canLookUp: boolean;
  /** an ID was recognised in it, so it is not a search word */
  holdsId: boolean;
  suggestions: readonly Suggestion[];
  /** the agent typed before the beginning of a session's ID */
  before: string;
  /** the outcome of looking up the text */
  outcome: Outcome | undefined;
};

/** Returns the palette's entries for the typed text, in groups, the likeliest first. */
export function paletteGroups({
  places,
  text,
  canLookUp,
  holdsId,
  suggestions,
  before,
  outcome,
}: Known): PaletteGroup[] {
  const lookUp: PaletteEntry[] =
    canLookUp && outcome === undefined ? [{ name: 'Look up', detail: text.trim(), does: 'look_up' }] : [];
  const found = outcome === undefined ? suggestions.map((each) => suggested(each, before)) : foundBy(outcome);
  const pages = [...places, ...everybodys].map(({ name, href }): PaletteEntry => ({ name, does: 'go', href }));
  const words = [group('Pages', matching(pages, text)), group('Actions', matching(actions, text))];
  const ids = [group('Look-up', lookUp), group('Sessions and agents', found)];
  return (holdsId ? [...ids, ...words] : [...words, ...ids]).filter(({ entries }) => entries.length > 0);
}

function group(name: string, entries: PaletteEntry[]): PaletteGroup {
  return { name, entries };
}

/** Keeps the entries whose names have, for every word of the text, a word that begins with it. */
function matching(entries: readonly PaletteEntry[], text: string): PaletteEntry[] {
  const wanted = wordsOf(text);
  return entries.filter(({ name }) => {
    const words = wordsOf(name.replace('Colour', 'Colour Color'));
    return wanted.every((word) => words.some((each) => each.startsWith(word)));
  });
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[\s:]+/)
    .filter((word) => word !== '');
}

function suggested({ agent_id, session_id }: Suggestion, before: string): PaletteEntry {
  if (session_id === null) return { name: agent_id, does: 'write', text: `${before}${agent_id} ` };
  return { name: session_id, detail: agent_id, does: 'open_session', agent_id, session_id };
}

function foundBy({ session_id, agent_ids, did_you_mean, request_id }: Outcome): PaletteEntry[] {
  const places = session_id === null ? [] : agent_ids.map((agent_id) => ({ agent_id, session_id }));
  const meant = [...places, ...did_you_mean].map(({ agent_id, session_id: named }): PaletteEntry => {
    if (named !== null) return suggested({ agent_id, session_id: named }, '');
    const text = session_id === null ? agent_id : `${agent_id} ${session_id}`;
    return { name: agent_id, detail: 'did you mean', does: 'write', text };
  });
  const call: PaletteEntry[] =
    request_id === null ? [] : [{ name: 'API call', detail: request_id, does: 'go', href: callPath(request_id) }];
  return [...meant, ...call];
}
