import { expect, it } from 'vitest';
import { eventDetails } from './event-details';

it('details are shown by name: changed paths as a list, sessions as links, numbers and booleans as text', () => {
  const details = {
    changed: ['/metadata/a~1b', '/enabled'],
    changes: 2,
    sessions: ['agt_a/ase_b', 'agt_c/ase_d'],
    masking: { masked: 3, unmasked: 0 },
    frozen: true,
    deleted_session_id: 'ase_gone',
  };
  expect(eventDetails(details)).toEqual([
    { name: 'Changed', items: ['/metadata/a~1b', '/enabled'] },
    { name: 'Number of changes', text: '2' },
    {
      name: 'Sessions',
      sessions: [
        { agent_id: 'agt_a', session_id: 'ase_b' },
        { agent_id: 'agt_c', session_id: 'ase_d' },
      ],
    },
    { name: 'Masking', items: ['masked: 3', 'unmasked: 0'] },
    { name: 'Frozen', text: 'yes' },
    { name: 'Deleted session ID', text: 'ase_gone' },
  ]);
});

it('empty details are left out, and what is no session is no link', () => {
  expect(eventDetails({ reveal_id: null, masked: [], reason: '' })).toEqual([]);
  expect(eventDetails({ sessions: ['agt_a/ase_b', 'agt_a/../x', 7] })).toEqual([
    { name: 'Sessions', items: ['agt_a/ase_b', 'agt_a/../x', '7'] },
  ]);
  expect(eventDetails(JSON.parse('{"__proto__": "x", "constructor": 1}'))).toEqual([
    { name: '  proto  ', text: 'x' },
    { name: 'Constructor', text: '1' },
  ]);
});
