import { expect, it } from 'vitest';
import { initialState } from '#contract/session-fields';
import type { Session } from '#contract/sessions';
import { compareWithNow } from './shown-then';

const session = (metadata: string, more: Partial<Session> = {}): Session => ({
  id: 'ase_1',
  agent_id: 'agt_1',
  ...initialState,
  metadata,
  created_at: '2024-01-15T10:30:00Z',
  ...more,
});

it('what is different or gone now is marked, with what contains it; what was added is counted', () => {
  const then = session('{"a":{"b":[1,2]},"gone":1,"same":1}');
  const now = session('{"a":{"b":[1,3]},"same":1,"new":1}', { description: 'x', enabled: false });
  const shown = compareWithNow(then, now);
  expect([...shown.different].sort()).toEqual([
    '/metadata',
    '/metadata/a',
    '/metadata/a/b',
    '/metadata/a/b/1',
    '/metadata/gone',
  ]);
  expect(shown).toMatchObject({ added: 1, texts: ['description'], enabled: false });
});

it('nothing is marked if nothing changed, and reordering alone marks nothing', () => {
  expect(compareWithNow(session('{"a":1}'), session('{"a":1}'))).toMatchObject({ different: new Set(), enabled: null });
  expect(compareWithNow(session('{"a":1,"b":2}'), session('{"b":2,"a":1}')).different).toEqual(new Set());
});
