import { describe, expect, it } from 'vitest';
import type { Outcome } from '#contract/lookups';
import { paletteGroups } from './palette-entries';

const places = [
  { name: 'Look up', href: '/' },
  { name: 'Sessions', href: '/sessions' },
];
const plain = {
  places,
  text: '',
  canLookUp: false,
  holdsId: false,
  suggestions: [],
  before: '',
  outcome: undefined,
};
const shown = (known: Partial<Parameters<typeof paletteGroups>[0]>) =>
  paletteGroups({ ...plain, ...known }).flatMap(({ name, entries }) =>
    entries.map((entry) => `${name} / ${entry.name}`),
  );

describe('the entries of the palette', () => {
  it('are all pages and actions while the box is empty', () => {
    expect(shown({})).toEqual([
      'Pages / Look up',
      'Pages / Sessions',
      'Pages / Your profile',
      'Pages / API reference',
      'Actions / Colour scheme: light',
      'Actions / Colour scheme: dark',
      'Actions / Colour scheme: system',
      'Actions / Change time zone',
      'Actions / Sign out',
    ]);
  });

  it.each([
    ['sess', ['Pages / Sessions']],
    ['ref', ['Pages / API reference']],
    ['DARK', ['Actions / Colour scheme: dark']],
    ['color li', ['Actions / Colour scheme: light']],
    ['zone', ['Actions / Change time zone']],
    ['out', ['Actions / Sign out']],
    ['xyz', []],
  ])('for %j', (text, entries) => {
    expect(shown({ text })).toEqual(entries);
  });

  it('put a word that may be a request ID after the page that it names', () => {
    expect(shown({ text: 'sessions', canLookUp: true })).toEqual(['Pages / Sessions', 'Look-up / Look up']);
  });

  it('are the suggestions for the typed IDs', () => {
    const suggestions = [
      { agent_id: 'agt_a', session_id: 'ase_b' },
      { agent_id: 'agt_c', session_id: null },
    ];
    const groups = paletteGroups({
      ...plain,
      text: 'x ase_b',
      canLookUp: true,
      holdsId: true,
      suggestions,
      before: 'x ',
    });
    expect(groups.flatMap(({ entries }) => entries)).toEqual([
      { name: 'Look up', detail: 'x ase_b', does: 'look_up' },
      { name: 'ase_b', detail: 'agt_a', does: 'open_session', agent_id: 'agt_a', session_id: 'ase_b' },
      { name: 'agt_c', does: 'write', text: 'x agt_c ' },
    ]);
  });

  it('are what was found and what was probably meant, once the desk has answered', () => {
    const outcome = {
      session_id: 'ase_b',
      agent_ids: ['agt_c'],
      did_you_mean: [{ agent_id: 'agt_d', session_id: null }],
      request_id: 'order-88121',
    } as unknown as Outcome;
    const groups = paletteGroups({ ...plain, text: 'agt_x ase_b', canLookUp: true, holdsId: true, outcome });
    expect(groups.flatMap(({ entries }) => entries)).toEqual([
      { name: 'ase_b', detail: 'agt_c', does: 'open_session', agent_id: 'agt_c', session_id: 'ase_b' },
      { name: 'agt_d', detail: 'did you mean', does: 'write', text: 'agt_d ase_b' },
      { name: 'API call', detail: 'order-88121', does: 'go', href: '/calls/order-88121' },
    ]);
  });
});
