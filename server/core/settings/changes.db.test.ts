import { expect, test } from 'vitest';
import { type Actor, nobody } from '#core/access/actor';
import { prisma } from '#data/prisma';
import { update } from './settings';

const admin: Actor = { ...nobody, kind: 'person', id: 'per_1', permissions: ['settings:write'], agentIds: null };
const call = { requestId: 'req_0123456789', address: '192.0.2.1', userAgent: 'a test', origin: 'http://127.0.0.1' };
const change = (desk_name: string, more: object) =>
  update(admin, { params: {}, query: {}, body: { desk_name } }, { ...call, ...more });

test('the settings, the values of both states and the event are stored together, or none of them', async () => {
  const stored = async () => ({
    settings: await prisma().settings.findMany(),
    changes: await prisma().settingChange.findMany(),
    events: await prisma().auditEvent.findMany(),
  });
  await change('First', {});
  const before = await stored();
  expect([before.changes.length, before.events.length]).toEqual([1, 1]);
  expect(before.events[0]?.details).toMatchObject({ changed: ['/desk_name'], change_id: before.changes[0]?.id });
  // The audit event is written last, and PostgreSQL accepts no text with such a character.
  await expect(change('Second', { userAgent: '\0' })).rejects.toThrow();
  expect(await stored()).toEqual(before);
});
