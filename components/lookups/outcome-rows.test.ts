import { describe, expect, it } from 'vitest';
import type { Outcome } from '#contract/lookups';
import { asTsv, outcomeRow, outcomeRows } from './outcome-rows';

const nothing: Outcome = {
  line: 1,
  outcome: 'nothing_recognised',
  agent_id: null,
  session_id: null,
  agent_ids: [],
  did_you_mean: [],
  agent_problem: null,
  session_problem: null,
  request_id: null,
  deleted_at: null,
  deleted_by: null,
};
const both = { agent_id: 'agt_a', session_id: 'ase_b' };

describe('an outcome in words', () => {
  it.each<[Partial<Outcome>, string, string]>([
    [{ outcome: 'found', ...both, agent_ids: ['agt_a'] }, 'Found', 'found'],
    [
      { outcome: 'found_under_several_agents', session_id: 'ase_b', agent_ids: ['agt_a', 'agt_c'] },
      'Found under 2 agents',
      'found',
    ],
    [{ outcome: 'agent_found', agent_id: 'agt_a' }, 'Agent found, no session ID in this line', 'found'],
    [{ outcome: 'agent_not_found', ...both }, 'No such agent', 'unknown'],
    [{ outcome: 'agent_not_found', ...both, agent_ids: ['agt_c'] }, 'Wrong agent. Found under another', 'unknown'],
    [{ outcome: 'session_not_found', ...both }, 'No such session in this agent', 'unknown'],
    [{ outcome: 'session_not_found', session_id: 'ase_b' }, 'No such session in your agents', 'unknown'],
    [
      { outcome: 'exists_under_another_agent', ...both, agent_ids: ['agt_c'] },
      'Found under another agent',
      'elsewhere',
    ],
    [{ outcome: 'not_yours_to_see', ...both }, 'No access', 'not_yours'],
    [
      { outcome: 'deleted', ...both, deleted_at: '2024-01-15T10:30:00Z', deleted_by: 'Ada' },
      'Deleted by Ada',
      'deleted',
    ],
    [{}, 'No ID found', 'nothing'],
  ])('%j', (outcome, words, look) => {
    expect(outcomeRow({ ...nothing, ...outcome }, 'x')).toMatchObject({ words, look });
  });

  it('says what is wrong with a part that could not be looked up, and repeats nothing that it says already', () => {
    const wrong = { agent_problem: 'The agent ID is cut off.' };
    expect(outcomeRow({ ...nothing, ...wrong }, '').details).toEqual(['The agent ID is cut off.']);
    expect(outcomeRow({ ...nothing, ...wrong, ...both, outcome: 'agent_not_found' }, '').details).toEqual([]);
    expect(outcomeRow({ ...nothing, request_id: 'req_12345678', outcome: 'found' }, '').details).toEqual([
      'Found by request ID req_12345678',
    ]);
  });
});

describe('the links of an outcome', () => {
  it('are every matching session, and an agent only if the desk said that it exists', () => {
    const several: Outcome = {
      ...nothing,
      outcome: 'exists_under_another_agent',
      ...both,
      agent_ids: ['agt_c', 'agt_d'],
    };
    expect(outcomeRow(several, '')).toMatchObject({
      agents: [
        { id: 'agt_c', exists: true },
        { id: 'agt_d', exists: true },
      ],
      sessions: [
        { agent_id: 'agt_c', session_id: 'ase_b' },
        { agent_id: 'agt_d', session_id: 'ase_b' },
      ],
      writtenSession: null,
    });
    for (const [outcome, exists] of [
      ['not_yours_to_see', false],
      ['agent_not_found', false],
      ['deleted', false],
      ['session_not_found', true],
    ] as const) {
      const row = outcomeRow({ ...nothing, ...both, outcome }, '');
      expect(row).toMatchObject({ agents: [{ id: 'agt_a', exists }], sessions: [], writtenSession: 'ase_b' });
    }
  });
});

describe('the table', () => {
  it('has a row for each item, even if several begin in one line, with the beginning of each on one line', () => {
    const items = [
      { line: 1, text: '{\n "a": 1\n}' },
      { line: 1, text: `${'😀'.repeat(100)}` },
    ];
    const rows = outcomeRows(items, [nothing, nothing]);
    expect(rows.map(({ text }) => text)).toEqual(['{ "a": 1 }', `${'😀'.repeat(80)}…`]);
  });

  it('is copied with tabs between cells, one line per row, and without formulas', () => {
    const rows = outcomeRows(
      [
        { line: 1, text: '=HYPERLINK("x")\ty' },
        { line: 3, text: 'agt_a ase_b' },
      ],
      [
        { ...nothing, did_you_mean: [{ agent_id: 'agt_c', session_id: null }] },
        { ...nothing, ...both, line: 3, outcome: 'deleted', deleted_at: '2024-01-15T10:30:00Z', deleted_by: 'A\tda' },
      ],
    );
    expect(asTsv(rows).split('\n')).toEqual([
      'Line\tText\tOutcome\tAgent\tSession\tDid you mean',
      `1\t'=HYPERLINK("x") y\tNo ID found\t\t\tagt_c`,
      '3\tagt_a ase_b\tDeleted by A da on 2024-01-15T10:30:00Z\tagt_a\tase_b\t',
    ]);
  });
});
