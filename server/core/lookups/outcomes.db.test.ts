import { beforeAll, describe, expect, it } from 'vitest';
import { createLookup, type Outcome } from '#contract/lookups';
import type { Actor, CallContext } from '#core/access/actor';
import { insertCalls } from '#data/calls';
import { prisma } from '#data/prisma';
import { create } from './lookups';

const call: CallContext = {
  requestId: 'req_of_the_look_up',
  address: '127.0.0.1',
  userAgent: 'test',
  origin: 'http://127.0.0.1',
};
const everyone: Actor = {
  kind: 'person',
  id: 'per_all',
  label: 'All',
  callsPerMinute: 100,
  permissions: ['sessions:read'],
  agentIds: null,
};
const limited: Actor = { ...everyone, id: 'per_some', agentIds: ['agt_mine', 'agt_mine_too'] };
const at = new Date('2026-01-15T10:30:00Z');

async function addSession(agent_id: string, id: string): Promise<void> {
  await prisma().session.create({
    data: { agent_id, id, metadata: '{}', created_at: at, updated_at: at, revision_id: 'rev_1', updated_by: 'test' },
  });
}

/** Stores that the session was deleted at this hour, by a person with this name. */
async function addTombstone(agent_id: string, session_id: string, hour = 10, actor_label = 'Ada'): Promise<void> {
  const deleted_at = new Date(Date.UTC(2026, 0, 15, hour));
  const id = `tmb_${agent_id}_${session_id}_${hour}`;
  await prisma().tombstone.create({
    data: { agent_id, session_id, id, deleted_at, actor_kind: 'person', actor_label },
  });
}

function addCall(request_id: string, agent_id: string | null, session_id: string | null = null): Promise<void> {
  const row = { request_id, at, actor_kind: 'api_key', actor_id: 'key_1', actor_label: 'crm', method: 'GET' };
  return insertCalls([{ ...row, route: '/v2/x', agent_id, session_id, status: 404, code: null, duration_ms: 1 }]);
}

async function lookUp(text: string, actor = everyone): Promise<Outcome[]> {
  const answer = await create(actor, { params: {}, query: {}, body: { text } }, call);
  return createLookup.answer.schema.parse(answer).outcomes;
}

const lookUpOne = async (text: string, actor?: Actor) => {
  const [outcome, ...others] = await lookUp(text, actor);
  expect(others).toEqual([]);
  return outcome;
};

const lastEvent = () => prisma().auditEvent.findFirstOrThrow({ orderBy: { id: 'desc' } });

beforeAll(async () => {
  await prisma().agent.createMany({ data: ['agt_mine', 'agt_mine_too', 'agt_theirs'].map((id) => ({ id, name: id })) });
  await addSession('agt_mine', 'ase_here');
  await addSession('agt_theirs', 'ase_there');
  await addTombstone('agt_mine', 'ase_gone_since');
});

describe('a deleted session', () => {
  it('is reported by its pair and by its id alone, with the newest deletion', async () => {
    await addTombstone('agt_mine', 'ase_twice', 9, 'Early');
    await addTombstone('agt_mine', 'ase_twice', 11, 'Late');
    for (const text of ['agt_mine ase_twice', 'ase_twice']) {
      expect(await lookUpOne(text)).toMatchObject({
        outcome: 'deleted',
        agent_id: 'agt_mine',
        session_id: 'ase_twice',
        session_problem: 'This session was deleted.',
        deleted_at: '2026-01-15T11:00:00Z',
        deleted_by: 'Late',
      });
    }
  });

  it('is not reported for a pair if only its namesake was deleted', async () => {
    await addTombstone('agt_mine', 'ase_namesake');
    expect(await lookUpOne('agt_mine_too ase_namesake')).toMatchObject({
      outcome: 'session_not_found',
      deleted_at: null,
    });
  });

  it('is reported however many agents had one with that id', async () => {
    for (let n = 10; n < 40; n += 1) await addTombstone(`agt_many_${n}`, 'ase_many', n === 35 ? 20 : 5, `By ${n}`);
    expect(await lookUpOne('agt_many_39/ase_many')).toMatchObject({ outcome: 'deleted', deleted_by: 'By 39' });
    expect(await lookUpOne('ase_many')).toMatchObject({ agent_id: 'agt_many_35', deleted_by: 'By 35' });
  });

  it('whose id is used again is found; if only another agent has it, that one is named', async () => {
    await addTombstone('agt_mine', 'ase_again');
    await addSession('agt_mine_too', 'ase_again');
    expect(await lookUpOne('agt_mine ase_again')).toMatchObject({ outcome: 'deleted', agent_ids: ['agt_mine_too'] });
    expect(await lookUpOne('ase_again')).toMatchObject({ outcome: 'found', agent_id: 'agt_mine_too' });
    await addSession('agt_mine', 'ase_again');
    expect(await lookUpOne('agt_mine ase_again')).toMatchObject({ outcome: 'found', deleted_at: null });
  });

  it('of an agent outside the list is like one that never existed', async () => {
    await addTombstone('agt_theirs', 'ase_their_end');
    expect(await lookUpOne('ase_their_end', limited)).toMatchObject({ outcome: 'session_not_found', deleted_by: null });
    expect(await lookUpOne('agt_mine ase_their_end', limited)).toMatchObject({ outcome: 'session_not_found' });
    const [ended, never] = await lookUp('agt_theirs ase_their_end\nagt_nobodys ase_never', limited);
    expect(ended).toEqual({ ...never, line: 1, agent_id: 'agt_theirs', session_id: 'ase_their_end' });
    expect(ended?.outcome).toBe('not_yours_to_see');
  });

  it('by its id alone is reported with the newest deletion that the actor may see', async () => {
    await addTombstone('agt_mine', 'ase_both', 8, 'Mine');
    await addTombstone('agt_theirs', 'ase_both', 12, 'Theirs');
    expect(await lookUpOne('ase_both', limited)).toMatchObject({ agent_id: 'agt_mine', deleted_by: 'Mine' });
    expect(await lookUpOne('ase_both')).toMatchObject({ agent_id: 'agt_theirs', deleted_by: 'Theirs' });
  });
});

describe('a request id', () => {
  it.each([
    ['a session that is there', 'agt_mine', 'ase_here', 'found'],
    ['an agent', 'agt_mine', null, 'agent_found'],
    ['a session that never was', 'agt_mine', 'ase_of_a_call_only', 'session_not_found'],
    ['a session under another agent', 'agt_mine_too', 'ase_here', 'exists_under_another_agent'],
    ['an agent that never was', 'agt_of_a_call', 'ase_of_a_call', 'agent_not_found'],
    ['a session that is gone', 'agt_mine', 'ase_gone_since', 'deleted'],
  ])('finds what its call named: %s', async (title, agentId, sessionId, outcome) => {
    const requestId = `req_to_${title.replaceAll(' ', '_')}`;
    await addCall(requestId, agentId, sessionId);
    expect(await lookUpOne(`500 ${requestId}.`)).toMatchObject({
      outcome,
      agent_id: agentId,
      session_id: sessionId,
      request_id: requestId,
      agent_problem: outcome === 'agent_not_found' ? expect.any(String) : null,
    });
  });

  it('of several calls, or beside others in its line, finds what the newest call named', async () => {
    await addCall('own-id-one', 'agt_mine', 'ase_old');
    await addCall('own-id-two', 'agt_mine', 'ase_here');
    expect(await lookUpOne('own-id-two own-id-one')).toMatchObject({
      session_id: 'ase_here',
      request_id: 'own-id-two',
    });
    await addCall('own-id-one', 'agt_theirs', 'ase_there');
    expect(await lookUpOne('own-id-two own-id-one')).toMatchObject({ session_id: 'ase_there' });
    expect(await lookUpOne('own-id-one')).toMatchObject({ outcome: 'found', agent_id: 'agt_theirs' });
    // What is outside of the list does not hide what is inside.
    expect(await lookUpOne('own-id-one', limited)).toMatchObject({ agent_id: 'agt_mine', session_id: 'ase_old' });
  });

  it('is used if the line has something in place of an ID, but no ID', async () => {
    await addCall('req_beside_others', 'agt_mine', 'ase_here');
    const line = JSON.stringify({ session_id: 'web-1', request_id: 'req_beside_others' });
    expect(await lookUpOne(line)).toMatchObject({ outcome: 'found', session_id: 'ase_here', session_problem: null });
    expect(await lookUpOne('agt_mine_too req_beside_others')).toMatchObject({
      outcome: 'agent_found',
      agent_id: 'agt_mine_too',
      request_id: null,
    });
  });

  it('of a call on no agent, on one outside the list, or of no call, is like an unknown one', async () => {
    await addCall('req_on_nothing', null);
    await addCall('req_on_theirs', 'agt_theirs', 'ase_there');
    const outcomes = await lookUp('req_on_nothing\nreq_on_theirs\nreq_of_nobody', limited);
    const [first] = outcomes;
    expect(first).toMatchObject({ outcome: 'nothing_recognised', agent_id: null, session_id: null, request_id: null });
    expect(outcomes).toEqual([1, 2, 3].map((line) => ({ ...first, line })));
  });
});

describe('the audit event of many lines', () => {
  it('is one event that counts the outcomes and holds the ids that were shown', async () => {
    await addCall('req_recorded', 'agt_mine', 'ase_here');
    await addTombstone('agt_mine', 'ase_recorded');
    await addSession('agt_mine_too', 'ase_shared_one');
    await addSession('agt_theirs', 'ase_shared_one');
    const text = [
      'req_recorded',
      'canary',
      'ase_shared_one',
      'agt_mine_too',
      'agt_mine ase_recorded',
      'ase_canary',
      'hi',
    ];
    const before = await prisma().auditEvent.count();
    await lookUp([...text, 'agt_mine_toe canary', 'agt_canary_unlike_others ase_canary'].join('\n'));
    expect(await prisma().auditEvent.count()).toBe(before + 1);
    const { details, agent_id, session_id, outcome } = await lastEvent();
    expect({ agent_id, session_id, outcome }).toEqual({ agent_id: null, session_id: null, outcome: 'ok' });
    expect(details).toEqual({
      outcomes: {
        found: 1,
        nothing_recognised: 2,
        found_under_several_agents: 1,
        agent_found: 1,
        deleted: 1,
        session_not_found: 1,
        agent_not_found: 2,
      },
      agents: ['agt_mine', 'agt_mine_too'],
      sessions: ['agt_mine/ase_here', 'agt_mine_too/ase_shared_one', 'agt_theirs/ase_shared_one'],
      deleted: ['agt_mine/ase_recorded'],
      request_ids: ['req_recorded'],
      suggested: ['agt_mine_too', 'agt_mine'],
      held_credential: false,
    });
  });

  it('has the outcome refused if no line was the actor’s to see, and only then', async () => {
    await lookUp('agt_theirs ase_there\nagt_theirs\nagt_nobodys', limited);
    expect(await lastEvent()).toMatchObject({
      outcome: 'refused',
      details: { outcomes: { not_yours_to_see: 3 }, sessions: [], agents: [] },
    });
    await lookUp('agt_theirs ase_there\nase_here', limited);
    expect(await lastEvent()).toMatchObject({ outcome: 'ok', details: { sessions: ['agt_mine/ase_here'] } });
  });
});

it('equal lines each have their own outcome, in order', async () => {
  const lines = Array.from({ length: 100 }, (_, n) => (n % 3 === 0 ? 'ase_here' : `agt_mine ase_garbage_${n % 2}`));
  const outcomes = await lookUp(lines.join('\r\n'));
  expect(outcomes.map(({ line }) => line)).toEqual(lines.map((_, n) => n + 1));
  expect(outcomes.map(({ session_id }) => session_id)).toEqual(lines.map((line) => line.split(' ').at(-1)));
});
