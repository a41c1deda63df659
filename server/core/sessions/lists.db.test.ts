import { expect, test } from 'vitest';
import { type Actor, nobody } from '#core/access/actor';
import { rebuildAll } from '#core/search/rebuild';
import { prisma } from '#data/prisma';
import { env } from '#server/env';
import { whileLocked } from '../../../e2e/fixtures/locked-table';
import { list } from './lists';

const actor: Actor = { ...nobody, kind: 'person', id: 'per_1', permissions: ['sessions:read'], agentIds: null };
const call = { requestId: 'req_0123456789', address: '192.0.2.1', userAgent: 'a test', origin: 'http://127.0.0.1' };

/** Stores a session under an agent of its own, with no search document yet. Returns the agent's id. */
async function addSession(content: { description: string; metadata: string }): Promise<string> {
  const agent_id = `agt_${content.description.replaceAll(' ', '_')}`;
  const at = new Date('2024-01-15T10:30:00Z');
  await prisma().agent.create({ data: { id: agent_id, name: agent_id } });
  await prisma().session.create({
    data: {
      ...content,
      agent_id,
      id: 'ase_1',
      created_at: at,
      updated_at: at,
      revision_id: 'rev_1',
      updated_by: 'test',
    },
  });
  return agent_id;
}

const search = (agent_id: string, query: { q?: string; metadata_filter?: string }) =>
  list(actor, { params: { agent_id }, query: { limit: 10, ...query }, body: null }, call);

// Nothing runs in the background here: the test decides when search documents are rebuilt.
test('stale search documents are not searched: the answer is marked incomplete until they are rebuilt', async () => {
  const agentId = await addSession({ description: 'a needle', metadata: '{"a":"b"}' });
  expect(await search(agentId, { q: 'needle' })).toEqual({ sessions: [], metadata: { incomplete: true } });
  const all = await search(agentId, {});
  expect(all).toMatchObject({ sessions: [{ id: 'ase_1' }], metadata: {} });
  await rebuildAll(() => false);
  const where = { agent_id: agentId };
  const { mask_version } = await prisma().session.findFirstOrThrow({ where, select: { mask_version: true } });
  expect(mask_version).toMatch(/^[0-9a-f]{12}$/);
  for (const query of [{ q: 'needle' }, { metadata_filter: "a = 'b'" }]) {
    expect(await search(agentId, query)).toEqual(all);
  }
});

test('a search that does not end in two seconds is refused with advice', async () => {
  const agentId = await addSession({ description: 'another needle', metadata: '{}' });
  await rebuildAll(() => false);
  await whileLocked(env().databaseUrl, 'sessions', () =>
    expect(search(agentId, { q: 'needle' })).rejects.toMatchObject({
      code: 'invalid_request',
      fieldErrors: { q: expect.stringContaining('narrow it') },
    }),
  );
  expect((await search(agentId, { q: 'needle' })).sessions).toHaveLength(1);
});
