import { expect, test } from 'vitest';
import { findFirstStepTimes } from './first-steps';
import { prisma } from './prisma';

const at = new Date('2026-01-02T03:04:05Z');
const event = {
  at,
  outcome: 'ok',
  actor_id: 'x',
  actor_label: 'x',
  agent_id: 'agt_a',
  session_id: 'ase_a',
  details: {},
};
const nothing = { create_api_key: null, create_session: null, look_up_session: null, invite_person: null };

test('reads by keys, opens of share links and lists are no access by a person', async () => {
  await prisma().auditEvent.createMany({
    data: [
      { ...event, action: 'session.read', actor_kind: 'api_key' },
      { ...event, action: 'session.read', actor_kind: 'share_link' },
      { ...event, action: 'session.list', actor_kind: 'person' },
    ],
  });
  expect(await findFirstStepTimes()).toEqual({ has_demo_data: false, ...nothing });
});

test('if retention has removed the events, a tombstone and an access still prove it', async () => {
  const by = { actor_kind: 'person', actor_id: 'per_1', actor_label: 'x' };
  await prisma().tombstone.create({
    data: { agent_id: 'agt_a', session_id: 'ase_gone', id: 'tmb_1', deleted_at: at, ...by },
  });
  expect(await findFirstStepTimes()).toMatchObject({ create_session: at, look_up_session: null });
  await prisma().agent.create({ data: { id: 'agt_a', name: 'A' } });
  const session = { agent_id: 'agt_a', id: 'ase_a', metadata: '{}', revision_id: 'rev_1', updated_by: 'x' };
  await prisma().session.create({ data: { ...session, updated_at: at } });
  const look = { agent_id: 'agt_a', session_id: 'ase_a', sign_in_id: 'sgn_1', revision_id: 'rev_1', reveal_id: '' };
  await prisma().look.create({ data: { ...look, person_id: 'per_1', started_at: at, last_at: at } });
  expect(await findFirstStepTimes()).toMatchObject({ create_session: at, look_up_session: at });
});

test('one person is no invitation; the second one is, and demo people are recognised', async () => {
  const person = { name: 'P', role: 'admin', agent_ids: [], password_hash: 'x' };
  await prisma().person.create({ data: { ...person, id: 'per_1', email: 'one@example.org', created_at: new Date(0) } });
  expect(await findFirstStepTimes()).toMatchObject({ invite_person: null, has_demo_data: false });
  await prisma().person.create({
    data: { ...person, id: 'per_2', email: 'two@example.org', created_at: at, demo: true },
  });
  expect(await findFirstStepTimes()).toMatchObject({ invite_person: at, has_demo_data: true });
});
