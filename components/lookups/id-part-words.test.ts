import { describe, expect, it } from 'vitest';
import type { Outcome } from '#contract/lookups';
import { recognise } from '#contract/pasted-text/pasted-text';
import { idPartsAfter, idPartsBefore } from './id-part-words';

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

function shown(idParts: ReturnType<typeof idPartsBefore>): string[] {
  return idParts.map(({ kind, state }) => `${kind} ${state}`);
}

describe('the words beside the box', () => {
  it.each([
    ['', []],
    ['agt_a ase_b', ['agent seen', 'session seen']],
    ['ase_b', ['agent missing', 'session seen']],
    ['agt_a', ['agent seen', 'session missing']],
    ['AGT_a ase_b', ['agent wrong', 'session seen']],
    ['agt_a ASE_b', ['agent seen', 'session wrong']],
    ['AGT_a', ['agent wrong']],
  ])('before the request: %j', (text, states) => {
    expect(shown(idPartsBefore(recognise(text)))).toEqual(states);
  });

  it.each<[Partial<Outcome>, string[]]>([
    [
      { outcome: 'session_not_found', agent_id: 'agt_a', session_id: 'ase_b', session_problem: 'x' },
      ['agent right', 'session wrong'],
    ],
    [
      { outcome: 'agent_not_found', agent_id: 'agt_a', session_id: 'ase_b', agent_problem: 'x', agent_ids: ['agt_c'] },
      ['agent wrong', 'session right'],
    ],
    [
      { outcome: 'not_yours_to_see', agent_id: 'agt_a', session_id: 'ase_b', agent_problem: 'x' },
      ['agent wrong', 'session seen'],
    ],
    [{ outcome: 'found_under_several_agents', session_id: 'ase_b', agent_ids: ['agt_a', 'agt_c'] }, ['session right']],
    [{ outcome: 'agent_found', agent_id: 'agt_a' }, ['agent right']],
    [
      { outcome: 'deleted', agent_id: 'agt_a', session_id: 'ase_b', session_problem: 'x' },
      ['agent right', 'session wrong'],
    ],
  ])('after the answer: %j', (outcome, states) => {
    expect(shown(idPartsAfter({ ...nothing, ...outcome }))).toEqual(states);
  });
});
