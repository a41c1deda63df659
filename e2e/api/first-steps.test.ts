import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAgent } from '#contract/agents';
import { createApiKey } from '#contract/api-keys';
import { firstAdminCommand, listFirstSteps } from '#contract/first-steps';
import { createInvitation } from '#contract/invitations';
import { askAt, expectAnswer, expectError, expectSession, type Question } from '../fixtures/answers';
import { ask, signInAs } from '../fixtures/api';
import type { Desk } from '../fixtures/desk';
import { makeFirstAdmin, signInAt, startEmptyDesk } from '../fixtures/empty-desk';

// A desk of its own: a first step happens only once in a desk.
let desk: Desk;
let cookie: string;
beforeAll(async () => {
  desk = await startEmptyDesk();
});
afterAll(() => desk?.stop());

const send = (path: string, question: Question) => askAt(desk.url, path, question);
const stepsNow = async () => expectAnswer(listFirstSteps, await send('/v2/first_steps', { cookie }));
const timesNow = async () => (await stepsNow()).first_steps.map(({ done_at }) => done_at);

/**
 * Asserts that the times are close: the row and its audit event are written one after the other, in one transaction.
 */
function expectSoon(time: string | null, other: string): void {
  expect(Math.abs(Date.parse(time ?? '') - Date.parse(other))).toBeLessThan(30_000);
}

/** Waits for a time that is later than every event so far, and returns it. */
async function moment(): Promise<string> {
  await new Promise((done) => setTimeout(done, 5));
  return new Date().toISOString();
}

describe('a desk that was started with DEMO=off', () => {
  test('says in the terminal and at the sign-in how the first admin is created, until there is one', async () => {
    await expect.poll(desk.output).toContain('Nobody can sign in yet.');
    expect(desk.output()).toContain(firstAdminCommand);
    expect((await send('/sign-in', {})).text).toContain('Nobody can sign in yet');
    cookie = await signInAt(desk, await makeFirstAdmin(desk));
    expect((await send('/sign-in', {})).text).not.toContain('Nobody can sign in yet');
  });

  test('begins with four open steps, for people only, and its first page shows them', async () => {
    expect((await send('/', { cookie })).text).toContain('First steps');
    const names = ['create_api_key', 'create_session', 'look_up_session', 'invite_person'];
    expect(await stepsNow()).toEqual({
      first_steps: names.map((name) => ({ name, done_at: null })),
      metadata: { has_demo_data: false },
    });
    expectError(await send('/v2/first_steps', {}), 'unauthorized');
  });

  test('ticks off each step when it really happens, with its time', async () => {
    const began = await moment();
    const permissions = ['agents:read', 'agents:write', 'sessions:read', 'sessions:write'];
    const question = { cookie, method: 'POST', body: { name: 'First', permissions } };
    const { key, id, created_at } = expectAnswer(createApiKey, await send('/v2/api_keys', question));
    expect(await timesNow()).toEqual([created_at, null, null, null]);
    expectError(await send('/v2/first_steps', { key }), 'forbidden');

    expectAnswer(createAgent, await send('/v2/agents', { key, method: 'POST', body: { id: 'agt_a', name: 'A' } }));
    expect(await timesNow()).toEqual([created_at, null, null, null]);
    const session = { key, method: 'POST', body: { id: 'ase_a', metadata: {} } };
    const made = expectSession(await send('/v2/agents/agt_a/sessions', session), 201);
    const [, createdAt = null] = await timesNow();
    expectSoon(createdAt, made.created_at);

    await send('/v2/agents/agt_a/sessions/ase_a', { key });
    await send('/v2/sessions', { cookie });
    expect(await timesNow()).toEqual([created_at, createdAt, null, null]);
    const looked = await moment();
    expectSession(await send('/v2/agents/agt_a/sessions/ase_a', { cookie }));
    const [, , lookedAt = null] = await timesNow();
    expect(await timesNow()).toEqual([created_at, createdAt, lookedAt, null]);
    expect(Date.parse(lookedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(looked));

    // A step stays done, even if what it created is removed afterwards.
    expect((await send(`/v2/api_keys/${id}`, { cookie, method: 'DELETE' })).status).toBe(204);
    expect((await send('/v2/agents/agt_a/sessions/ase_a', { cookie, method: 'DELETE' })).status).toBe(204);
    const [, stillCreatedAt = null, ...later] = await timesNow();
    expect(later).toEqual([lookedAt, null]);
    expectSoon(stillCreatedAt, made.created_at);

    const body = { name: 'Sam', email: 'sam@example.com', role: 'support' };
    const invited = expectAnswer(createInvitation, await send('/v2/invitations', { cookie, method: 'POST', body }));
    const all = [created_at, stillCreatedAt, lookedAt, invited.created_at];
    expect(await timesNow()).toEqual(all);
    const inOrder = [began, ...all].map((time) => Date.parse(time ?? ''));
    expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
    expect(await timesNow()).toEqual(all);
  });
});

test('a desk with demo data says that it has some, and its first page shows no first steps', async () => {
  const cookie = await signInAs('reviewer');
  const { metadata } = expectAnswer(listFirstSteps, await ask('/v2/first_steps', { cookie }));
  expect(metadata).toEqual({ has_demo_data: true });
  const { status, text } = await ask('/', { cookie });
  expect(status).toBe(200);
  expect(text).toContain('Recently viewed');
  expect(text).not.toContain('First steps');
});
