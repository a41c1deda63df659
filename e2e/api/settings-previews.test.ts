import { describe, expect, test } from 'vitest';
import { defaultMasking, type Masking } from '#contract/masking';
import { createPreview, previewActors } from '#contract/settings';
import { expectAnswer, expectError, type Question } from '../fixtures/answers';
import { ask, auditEvents, newPerson, queryDesk } from '../fixtures/api';
import { addApiKey, addSession, type StoredSession } from '../fixtures/records';

const nothing: Masking = {
  built_in_keys: false,
  rules: [],
  exceptions: [],
  detectors: { email: false, phone: false, card: false, ip_address: false },
};
const metadata =
  '{"customer_name": "Jo Doe", "note": "call +49 30 901820", "big": 12345678901234567890, "tier": "gold"}';
const values = /Jo Doe|30 901820/;
const admin = await newPerson({ role: 'admin' });

const send = (session: StoredSession, masking: Masking, credential: Question = { cookie: admin.cookie }) =>
  ask('/v2/settings/previews', {
    ...credential,
    method: 'POST',
    body: { agent_id: session.agentId, session_id: session.sessionId, masking },
  });

async function preview(session: StoredSession, masking: Masking, credential?: Question) {
  const answer = await send(session, masking, credential);
  const { previews } = expectAnswer(createPreview, answer);
  expect(previews.map(({ actor }) => actor)).toEqual(previewActors);
  const of = (actor: (typeof previewActors)[number]) => {
    const found = previews.find((each) => each.actor === actor);
    if (found === undefined) throw new Error(`no preview for ${actor}`);
    return found;
  };
  return { of, text: answer.text };
}

describe('a preview', () => {
  test('shows each kind of actor before and after, and changes nothing', async () => {
    const session = await addSession(queryDesk, { metadata });
    const rules: Masking['rules'] = [{ path: 'tier', label: 'personal' }];
    const { of, text } = await preview(session, { ...defaultMasking, rules });
    const masked = ['/metadata/customer_name', '/metadata/note'];
    for (const actor of ['person', 'key', 'key_that_writes', 'share_link'] as const) {
      expect(of(actor).before.masked).toEqual(masked);
      expect(of(actor).after.masked).toEqual([...masked, '/metadata/tier']);
    }
    for (const actor of ['person_with_reveal', 'key_with_personal_data'] as const) {
      expect(of(actor).before).toMatchObject({ masked: [], withheld: masked });
    }
    expect(of('key_that_writes').after.metadata).toContain('personal·hidden');
    expect(of('person').after.metadata).toContain('12345678901234567890');
    expect(text).not.toMatch(values);
    expect((await ask(session.path, { cookie: admin.cookie })).text).toContain('gold');
  });

  test('of rules that show more names the places and shows no value', async () => {
    const session = await addSession(queryDesk, { metadata });
    const { of, text } = await preview(session, nothing);
    expect(text).not.toMatch(values);
    expect(of('person').after).toMatchObject({
      masked: [],
      withheld: ['/metadata/customer_name', '/metadata/note'],
    });
  });

  test('shows the values to a person whose reveal runs, and to a key that may see them', async () => {
    const session = await addSession(queryDesk, { metadata });
    const reveal = { cookie: admin.cookie, method: 'POST', body: { reason: 'to try rules' } };
    expect((await ask(`${session.path}/reveals`, reveal)).status).toBe(201);
    const key = await addApiKey(queryDesk, { permissions: ['settings:write', 'sessions:read', 'personal_data:read'] });
    for (const credential of [{ cookie: admin.cookie }, key]) {
      const { of } = await preview(session, nothing, credential);
      expect(of('person').after).toEqual({ description: null, metadata, masked: [], withheld: [] });
      expect(of('person').before.metadata).not.toMatch(values);
    }
  });

  test('gives actors that can write a guess no placeholder to compare with', async () => {
    const session = await addSession(queryDesk, { metadata });
    const key = await addApiKey(queryDesk, { permissions: ['settings:write', 'sessions:read', 'sessions:write'] });
    const { text } = await preview(session, { ...defaultMasking, rules: [{ path: 'tier', label: 'name' }] }, key);
    expect(text).toContain('name·hidden');
    expect(text).not.toMatch(/·[0-9a-f]{10}/);
  });

  test('is recorded as an access, without paths and values', async () => {
    const session = await addSession(queryDesk, { metadata });
    await preview(session, { ...nothing, rules: [{ path: 'canary_path', label: 'personal' }] });
    const events = await auditEvents(session, 'session.read');
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      actor_id: admin.id,
      details: { revision_id: session.revisionId, masked: ['/metadata/customer_name', '/metadata/note'] },
    });
    expect(JSON.stringify(events)).not.toMatch(/canary|Jo Doe/);
  });

  test('needs a session that exists and that the actor may read', async () => {
    const session = await addSession(queryDesk);
    expectError(await send({ ...session, agentId: 'agt_nowhere' }, defaultMasking), 'agent_not_found');
    expectError(await send({ ...session, sessionId: 'ase_nowhere' }, defaultMasking), 'session_not_found');
    const key = await addApiKey(queryDesk, { permissions: ['settings:write'] });
    expect(expectError(await send(session, defaultMasking, key), 'forbidden').messages.join()).toContain(
      'sessions:read',
    );
    const headers = { 'sec-purpose': 'prefetch' };
    expectError(await send(session, defaultMasking, { cookie: admin.cookie, headers }), 'invalid_request');
    expect(await auditEvents(session, 'session.read')).toEqual([]);
  });

  test('refuses an invalid path by its field', async () => {
    const session = await addSession(queryDesk);
    const rules: Masking['rules'] = [{ path: '"open', label: 'personal' }];
    const { field_errors } = expectError(await send(session, { ...defaultMasking, rules }), 'invalid_request');
    expect(Object.keys(field_errors ?? {})).toEqual(['masking.rules.0.path']);
  });
});
