import { beforeAll, describe, expect, it } from 'vitest';
import { outcomeSchema } from '#contract/lookups';
import type { Actor, CallContext } from '#core/access/actor';
import { prisma } from '#data/prisma';
import { agentsHolding, create } from './lookups';

const call: CallContext = {
  requestId: 'req_lookups',
  address: '127.0.0.1',
  userAgent: 'test',
  origin: 'http://127.0.0.1',
};
const key = 'sd_Ab12Cd34_0123456789abcdefghijklmnopqrstuvwxyzABCDEF';

const everyone: Actor = {
  kind: 'person',
  id: 'per_all',
  label: 'All',
  callsPerMinute: 100,
  permissions: ['sessions:read'],
  agentIds: null,
};
const limited: Actor = { ...everyone, id: 'per_some', label: 'Some', agentIds: ['agt_customer_support', 'agt_gone'] };

async function addSession(agent_id: string, id: string): Promise<void> {
  const at = new Date('2024-01-15T10:30:00Z');
  await prisma().session.create({
    data: { agent_id, id, metadata: '{}', created_at: at, updated_at: at, revision_id: 'rev_1', updated_by: 'test' },
  });
}

async function lookUp(actor: Actor, text: string) {
  const { outcomes, held_credential } = await create(actor, { params: {}, query: {}, body: { text } }, call);
  expect(outcomes).toHaveLength(1);
  return { ...outcomeSchema.parse(outcomes[0]), held_credential };
}

beforeAll(async () => {
  await prisma().agent.createMany({
    data: ['agt_customer_support', 'agt_refunds', 'agt_other', 'agt_secret'].map((id) => ({ id, name: id })),
  });
  await addSession('agt_customer_support', 'ase_customer_support_001');
  await addSession('agt_customer_support', 'ase_shared');
  await addSession('agt_refunds', 'ase_refund_0217');
  await addSession('agt_refunds', 'ase_shared');
  await addSession('agt_secret', 'ase_secret_launch_plan');
});

describe('each outcome, for an actor that may see all agents', () => {
  it.each([
    ['agt_customer_support/ase_customer_support_001', 'found', ['agt_customer_support'], []],
    ['ase_refund_0217', 'found', ['agt_refunds'], []],
    ['ase_shared', 'found_under_several_agents', ['agt_customer_support', 'agt_refunds'], []],
    ['agt_refunds', 'agent_found', [], []],
    ['agt_refundz', 'agent_not_found', [], ['agt_refunds']],
    ['agt_refundz ase_refund_0217', 'agent_not_found', ['agt_refunds'], []],
    [
      'agt_customer_support ase_custmer_001',
      'session_not_found',
      [],
      ['agt_customer_support/ase_customer_support_001'],
    ],
    ['ase_refund_0271', 'session_not_found', [], ['agt_refunds/ase_refund_0217']],
    ['agt_other ase_shared', 'exists_under_another_agent', ['agt_customer_support', 'agt_refunds'], []],
    ['AGT_refunds ase_refund_0217', 'exists_under_another_agent', ['agt_refunds'], []],
    ['agt_refunds ASE_refund_0217', 'agent_found', [], ['agt_refunds/ase_refund_0217']],
    ['AGT_refunds', 'nothing_recognised', [], ['agt_refunds']],
    ['hello', 'nothing_recognised', [], []],
  ])('%s: %s', async (text, outcome, agentIds, didYouMean) => {
    const found = await lookUp(everyone, text);
    expect(found.outcome).toBe(outcome);
    expect(found.agent_ids).toEqual(agentIds);
    expect(found.did_you_mean.map((each) => [each.agent_id, each.session_id].filter(Boolean).join('/'))).toEqual(
      didYouMean,
    );
  });

  it('says which part is wrong', async () => {
    const found = await lookUp(everyone, 'agt_refunds ase_unlike_any_other');
    expect(found.agent_problem).toBeNull();
    expect(found.session_problem).toBe('There is no such session under this agent.');
  });
});

describe('an actor with a list of agents learns nothing about the others', () => {
  it('gets the same answer for an agent outside the list, whether or not anything exists', async () => {
    const there = await lookUp(limited, 'agt_secret ase_secret_launch_plan');
    const notThere = await lookUp(limited, 'agt_nowhere ase_secret_launch_plan');
    expect(there).toEqual({ ...notThere, agent_id: 'agt_secret' });
    expect(there.outcome).toBe('not_yours_to_see');
  });

  it.each([
    'ase_secret_launch_plan',
    'ase_secret_launch_plam',
    'agt_customer_support ase_secret_launch_plan',
    'agt_gone ase_secret_launch_plan',
    'agt_gone',
    'AGT_secret ase_secret_launch_plan',
    'AGT_secret',
    'agt_customer_support ase_refund_0217',
  ])('%s: names no agent or session outside the list', async (text) => {
    const found = await lookUp(limited, text);
    const told = JSON.stringify([found.agent_ids, found.did_you_mean, found.agent_problem, found.session_problem]);
    expect(told).not.toMatch(/secret|refund/);
  });

  it('gets only its own agents for a session under several', async () => {
    expect(await agentsHolding(limited, 'ase_shared')).toEqual(['agt_customer_support']);
    expect((await lookUp(limited, 'ase_shared')).outcome).toBe('found');
  });

  it('with an empty list finds nothing at all', async () => {
    expect((await lookUp({ ...limited, agentIds: [] }, 'ase_shared')).outcome).toBe('session_not_found');
  });

  it('without sessions:read is refused', async () => {
    const without = { ...everyone, permissions: [] };
    await expect(lookUp(without, 'ase_shared')).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('the audit event of a look-up', () => {
  it('holds the ids that were found and nothing of the text', async () => {
    const text = `x-api-key: ${key} canary@example.com agt_refunds ase_canary_unknown`;
    expect((await lookUp({ ...everyone, id: 'per_record' }, text)).held_credential).toBe(true);
    const events = await prisma().auditEvent.findMany({ where: { actor_id: 'per_record' } });
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      action: 'lookup.create',
      outcome: 'ok',
      agent_id: 'agt_refunds',
      session_id: null,
    });
    expect(JSON.stringify(events[0], (_, value) => (typeof value === 'bigint' ? `${value}` : value))).not.toMatch(
      /canary|sd_/,
    );
  });

  it('names the session that was found', async () => {
    await lookUp({ ...everyone, id: 'per_found' }, 'ase_refund_0217');
    const event = await prisma().auditEvent.findFirstOrThrow({ where: { actor_id: 'per_found' } });
    expect(event).toMatchObject({ agent_id: 'agt_refunds', session_id: 'ase_refund_0217' });
  });
});
