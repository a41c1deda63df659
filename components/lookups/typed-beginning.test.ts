import { describe, expect, it } from 'vitest';
import { typedBeginning } from './typed-beginning';

describe('what is being typed', () => {
  it.each([
    ['ase_c', 'ase_c', null, ''],
    ['agt_cust', 'agt_cust', null, ''],
    ['agt_a ase_cus', 'ase_cus', 'agt_a', 'agt_a '],
    ['https://x/v2/agents/agt_a/sessions/ase_c', 'ase_c', 'agt_a', 'https://x/v2/agents/agt_a/sessions/'],
    ['ase_x agt_b', 'agt_b', null, 'ase_x '],
    ['see:ase_c', 'ase_c', null, 'see:'],
  ])('in %j is %j', (text, beginning, agentId, before) => {
    expect(typedBeginning(text)).toEqual({ beginning, agentId, before });
  });

  it.each([
    '',
    'ase_',
    'agt_',
    'ase',
    'xase_c',
    'ase_c ',
    'ase_c"',
    'req_abc',
    'hello',
    'AGT_a',
    `ase_${'a'.repeat(252)}`,
    `${'x'.repeat(400)}ase_c`,
    `agt_a\n`,
  ])('in %j is no ID', (text) => {
    expect(typedBeginning(text)).toBeNull();
  });
});
