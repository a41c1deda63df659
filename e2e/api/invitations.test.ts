import { describe, expect, test } from 'vitest';
import { acceptInvitation, createInvitation, listInvitations } from '#contract/invitations';
import { getPerson } from '#contract/people';
import { type Answer, expectAnswer, expectError } from '../fixtures/answers';
import { ask, newPerson, queryDesk, sharedDesk, signInPerson } from '../fixtures/api';
import { addAgent, addApiKey } from '../fixtures/records';

const admin = await newPerson({ role: 'admin' });
const agentId = await addAgent(queryDesk);
const password = 'a password of a test';
const email = () => `${Math.random().toString(36).slice(2)}@example.org`;

const post = (body: object, by: { cookie?: string; key?: string } = { cookie: admin.cookie }) =>
  ask('/v2/invitations', { ...by, method: 'POST', body: { name: 'Sam', email: email(), role: 'support', ...body } });
const invite = async (body: object = {}, by?: { cookie?: string; key?: string }) =>
  expectAnswer(createInvitation, await post(body, by));
const accept = (token: string, body: object = {}) =>
  ask('/v2/invitations/acceptances', { method: 'POST', body: { token, password, ...body } });
const revoke = (id: string) => ask(`/v2/invitations/${id}`, { cookie: admin.cookie, method: 'DELETE' });
const why = (answer: Answer) => expectError(answer, 'conflict').messages.join();
const stateOf = async (id: string) => {
  const { invitations } = expectAnswer(
    listInvitations,
    await ask('/v2/invitations?limit=100', { cookie: admin.cookie }),
  );
  return invitations.find((each) => each.id === id)?.state;
};

describe('an invitation', () => {
  test('creates a person with the role and the agents that it names, who signs in with a password of their own', async () => {
    const made = await invite({ role: 'reviewer', agent_ids: [agentId] });
    expect(made.url).toBe(`${sharedDesk().url}/invitations/${made.token}`);
    expect(Date.parse(made.expires_at) - Date.parse(made.created_at)).toBe(72 * 3_600_000);
    const person = expectAnswer(acceptInvitation, await accept(made.token, { name: 'Sam of their own' }));
    expect(person).toMatchObject({ name: 'Sam of their own', role: 'reviewer', agent_ids: [agentId], state: 'active' });
    const cookie = await signInPerson({ email: made.email, password });
    expect((await ask('/v2/me', { cookie })).status).toBe(200);
    expect(expectAnswer(getPerson, await ask(`/v2/people/${person.id}`, { cookie: admin.cookie }))).toEqual(person);
    expect(await stateOf(made.id)).toBe('accepted');
  });

  test('is stored as a hash only, and its list never shows the link', async () => {
    const { id, token } = await invite();
    const stored = await queryDesk('SELECT to_jsonb(i)::text AS text FROM invitations i WHERE id = $1', [id]);
    expect(JSON.stringify(stored)).not.toContain(token);
    expect((await ask('/v2/invitations?limit=100', { cookie: admin.cookie })).text).not.toContain(token);
  });

  test('works once: of fifty at once, one creates the person', async () => {
    const { token, email: address } = await invite();
    const answers = await Promise.all(Array.from({ length: 50 }, () => accept(token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(49).fill(409)]);
    expect(await queryDesk('SELECT 1 FROM people WHERE email = $1', [address])).toHaveLength(1);
    expect(why(await accept(token))).toContain('already used');
  });

  test('is not used up by opening its page, by a chat’s preview, or by a password that is too short', async () => {
    const { token } = await invite();
    const askers: Record<string, string>[] = [{}, { 'user-agent': 'Slackbot 1.0' }, { 'sec-purpose': 'prefetch' }];
    for (const headers of askers) {
      await ask(`/invitations/${token}`, { headers });
      await ask(`/invitations/${token}`, { method: 'HEAD', headers });
    }
    expectError(await accept(token, { password: 'short' }), 'invalid_request');
    expect((await accept(token)).status).toBe(201);
  });

  test('ends after 72 hours, when it is revoked, and when the same e-mail is invited again', async () => {
    const late = await invite();
    await queryDesk("UPDATE invitations SET expires_at = now() - interval '1 second' WHERE id = $1", [late.id]);
    expect(why(await accept(late.token))).toContain('72 hours');
    const revoked = await invite();
    expect((await revoke(revoked.id)).status).toBe(204);
    expect((await revoke(revoked.id)).status).toBe(204);
    expect(why(await accept(revoked.token))).toContain('revoked');
    const first = await invite();
    const second = await invite({ email: first.email.toUpperCase() });
    expect(why(await accept(first.token))).toContain('revoked');
    expect((await accept(second.token)).status).toBe(201);
    expectError(await revoke(second.id), 'conflict');
  });

  test('does not work while its creator does not hold what it grants', async () => {
    const maker = await newPerson({ role: 'admin' });
    const { token } = await invite({}, { cookie: maker.cookie });
    await queryDesk("UPDATE people SET role = 'support' WHERE id = $1", [maker.id]);
    expect(why(await accept(token))).toContain(maker.name);
    await queryDesk("UPDATE people SET role = 'admin', state = 'suspended' WHERE id = $1", [maker.id]);
    expect(why(await accept(token))).toContain('can no longer grant');
    await queryDesk("UPDATE people SET state = 'active' WHERE id = $1", [maker.id]);
    expect((await accept(token)).status).toBe(201);
  });

  test('cannot grant more than its creator holds', async () => {
    const { key } = await addApiKey(queryDesk, { permissions: ['people:write', 'agents:read', 'sessions:read'] });
    expect(expectError(await post({ role: 'reviewer' }, { key }), 'forbidden').messages.join()).toContain(
      'share_links',
    );
    await invite({ role: 'reviewer', agent_ids: [] }, { key });
  });

  test('is refused for an e-mail in use, and refused later if the e-mail has been taken since', async () => {
    expectError(await post({ email: admin.email }), 'conflict');
    const { token, email: address } = await invite();
    const body = { name: 'Quicker', email: address, role: 'support', password };
    expect((await ask('/v2/people', { cookie: admin.cookie, method: 'POST', body })).status).toBe(201);
    expect(why(await accept(token))).toContain('e-mail');
  });

  test.each(['inv_x', `inv_${'0'.repeat(39)}`, `rst_${'0'.repeat(39)}`, 'x'.repeat(200), '../../me'])(
    'is not found for the token %s',
    async (token) => {
      expect(expectError(await accept(token), 'not_found').messages.join()).toContain('No such invitation');
    },
  );
});
