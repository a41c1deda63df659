import { expect, test } from 'vitest';
import { findLeaks } from '../fixtures/leaks';
import { unknownApiKey } from '../fixtures/records';

const sessions = [
  { description: 'Zoe asks for her money', metadata: '{"a": {"b": ["zoe@example.org"]}, "n": "said \\"no\\" twice"}' },
];

/** Returns what is found in a desk with these audit events and this server log. */
function leaksOf(events: object[], printed = ''): Promise<string[]> {
  const query = async (text: string): Promise<never[]> => {
    if (text.includes('audit_events')) return events.map((event) => ({ text: JSON.stringify(event) })) as never[];
    if (text.includes('FROM sessions')) return sessions as never[];
    return (text.includes('reveals') ? [{ text: 'because of ticket 4711' }] : []) as never[];
  };
  return findLeaks(query, printed);
}

test.each([
  ['a description', 'seen: Zoe asks for her money.'],
  ['a value of metadata', 'zoe@example.org'],
  ['a value with quotes', 'said "no" twice'],
  ['a reason', 'because of ticket 4711'],
  ['a key', `x ${unknownApiKey()}`],
])('the search after all tests finds a leak: %s', async (_what, text) => {
  expect(await leaksOf([{ details: {} }, { details: { text } }])).toHaveLength(1);
  expect(await leaksOf([], JSON.stringify({ msg: text }))).toHaveLength(1);
});

test('ids, pointers and counts are no leak', async () => {
  expect(await leaksOf([{ details: { changed: ['/metadata/a/b'], sessions: ['agt_a/ase_b'], count: 4711 } }])).toEqual(
    [],
  );
});
