import { describe, expect, test } from 'vitest';
import { listSuggestions, maxSuggestions } from '#contract/suggestions';
import { expectError } from '../fixtures/answers';
import { ask, queryDesk } from '../fixtures/api';
import { addAgent, addApiKey, addSession, uniqueId } from '../fixtures/records';

const key = await addApiKey(queryDesk);

async function suggest(query: Record<string, string>, credential: object = key) {
  const answer = await ask(`/v2/suggestions?${new URLSearchParams(query)}`, credential);
  expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 200 });
  return { ...listSuggestions.answer.schema.parse(JSON.parse(answer.text)), headers: answer.headers };
}

describe('the beginning of an id', () => {
  test('finds sessions in the order of their ids, at most eight', async () => {
    const beginning = uniqueId('ase');
    const agentId = await addAgent(queryDesk);
    for (const n of [9, 3, 1, 2, 5, 4, 8, 7, 6])
      await addSession(queryDesk, { agentId, sessionId: `${beginning}_${n}` });
    const { suggestions, begin_so } = await suggest({ beginning });
    expect(begin_so).toBe(true);
    expect(maxSuggestions).toBe(8);
    expect(suggestions).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((n) => ({ agent_id: agentId, session_id: `${beginning}_${n}` })),
    );
  });

  test('finds agents', async () => {
    const agentId = await addAgent(queryDesk);
    const { suggestions } = await suggest({ beginning: agentId.slice(0, -1) });
    expect(suggestions).toContainEqual({ agent_id: agentId, session_id: null });
  });

  test('finds only the sessions of the agent that is named', async () => {
    const one = await addSession(queryDesk);
    const other = await addSession(queryDesk, { sessionId: one.sessionId });
    expect((await suggest({ beginning: one.sessionId })).suggestions).toHaveLength(2);
    expect((await suggest({ beginning: one.sessionId, agent_id: other.agentId })).suggestions).toEqual([
      { agent_id: other.agentId, session_id: one.sessionId },
    ]);
  });

  test('that no id has returns what was probably meant, and says so', async () => {
    const session = await addSession(queryDesk, { sessionId: `${uniqueId('ase')}_refund` });
    const { suggestions, begin_so } = await suggest({ beginning: session.sessionId.replace('_refund', '_refnu') });
    expect(begin_so).toBe(false);
    expect(suggestions[0]).toEqual({ agent_id: session.agentId, session_id: session.sessionId });
  });

  test.each(['agt_', 'ase_', 'ase', 'req_abc', 'ase_a b', 'AGT_a', `ase_${'a'.repeat(252)}`])(
    '%j is refused: not the beginning of an ID',
    async (beginning) => {
      const answer = await ask(`/v2/suggestions?${new URLSearchParams({ beginning })}`, key);
      expect(expectError(answer, 'invalid_request').field_errors).toHaveProperty('beginning');
    },
  );
});

describe('a list of agents', () => {
  test('keeps agents and sessions outside of it hidden, as if there were none', async () => {
    const own = await addSession(queryDesk);
    const beginning = own.sessionId;
    const secret = await addSession(queryDesk, { sessionId: `${beginning}_secret` });
    const limited = await addApiKey(queryDesk, { agentIds: [own.agentId] });
    expect((await suggest({ beginning }, limited)).suggestions).toEqual([
      { agent_id: own.agentId, session_id: own.sessionId },
    ]);
    expect((await suggest({ beginning: secret.agentId }, limited)).suggestions).toEqual([]);
    const foreign = await suggest({ beginning, agent_id: secret.agentId }, limited);
    const missing = await suggest({ beginning, agent_id: uniqueId('agt') }, limited);
    expect(foreign.suggestions).toEqual([]);
    expect(missing.suggestions).toEqual([]);
  });
});

test('suggestions leave no audit event, and the call is logged as any other', async () => {
  const { headers } = await suggest({ beginning: (await addSession(queryDesk)).sessionId });
  const requestId = headers.get('x-request-id');
  expect(await queryDesk('SELECT id FROM audit_events WHERE request_id = $1', [requestId])).toEqual([]);
  await expect
    .poll(() => queryDesk('SELECT method, route FROM calls WHERE request_id = $1', [requestId]))
    .toEqual([{ method: 'GET', route: '/v2/suggestions' }]);
});
