import { describe, expect, test } from 'vitest';
import { permissions } from '#contract/permissions';
import { listShareLinkOpens } from '#contract/share-link-opens';
import { listAllShareLinks, type NewShareLink } from '#contract/share-links';
import { openSharedSession } from '#contract/shared-session';
import { type Answer, expectAnswer, expectError, freshAddress, type Question } from '../fixtures/answers';
import { ask, auditEvents, newPerson, queryDesk } from '../fixtures/api';
import { addApiKey, addSession, changeSession, type StoredSession, unknownApiKey } from '../fixtures/records';
import { openedLink, openLink, readShared, shareSession } from '../fixtures/share-links';

const full = await addApiKey(queryDesk, { permissions: [...permissions] });
const reason = 'the bank asked for it';
const newSession = () => addSession(queryDesk, { metadata: '{"customer_email":"someone@example.org"}' });
const times = <T>(count: number, work: () => Promise<T>) => Promise.all(Array.from({ length: count }, work));
const statuses = (answers: Answer[]) => {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

/** The link as the list of its agent shows it. */
async function toldOf({ agent_id, id }: NewShareLink) {
  const { share_links } = expectAnswer(listAllShareLinks, await ask(`/v2/share_links?agent_id=${agent_id}`, full));
  return share_links.find((link) => link.id === id);
}

/**
 * Asserts that the token no longer opens and the credential no longer reads, and that both errors give the reason and
 * the creator's name.
 */
async function expectEnded(link: NewShareLink, credential: string, says: RegExp): Promise<void> {
  for (const answer of [await openLink(link.token), await readShared(credential)]) {
    const { messages } = expectError(answer, 'unauthorized');
    expect(messages.join(' ')).toMatch(says);
    expect(messages.join(' ')).toContain(link.made_by.name);
  }
}

const change = (link: NewShareLink, what: string) =>
  queryDesk(`UPDATE share_links SET ${what} WHERE id = $1`, [link.id]);

describe('an open', () => {
  test('returns a credential for half an hour, is counted, and is recorded with the session', async () => {
    const session = await newSession();
    const link = await shareSession(session, full);
    const opened = expectAnswer(openSharedSession, await openLink(link.token));
    expect(opened).toMatchObject({ shared_by: link.made_by.name, shared_until: link.expires_at });
    expect(Math.abs(Date.parse(opened.ends_at) - Date.now() - 1_800_000)).toBeLessThan(10_000);
    expect(await toldOf(link)).toMatchObject({ opens: 1, last_opened_at: expect.any(String) });
    const [event] = await auditEvents(session, 'share_link.open');
    expect(event).toMatchObject({ actor_kind: 'share_link', actor_id: link.id, details: { link_id: link.id } });
    const told = await ask(`${session.path}/audit_events`, full);
    expect(told.text).toMatch(/"kind": ?"share_link", ?"name": ?"share link of key /);
    const stored = await queryDesk('SELECT row_to_json(o)::text AS text FROM share_link_opens o');
    expect(JSON.stringify(stored)).not.toContain(opened.credential.slice(-39));
  });

  test('is listed with the refused ones and why, newest first; the address only for those who may know it', async () => {
    const link = await shareSession(await newSession(), full, { most_opens: 1, passphrase: 'four yellow lamps' });
    await openLink(link.token, { passphrase: 'a wrong guess' });
    await openedLink(link.token, { passphrase: 'four yellow lamps' });
    await openLink(link.token, { passphrase: 'four yellow lamps' });
    const told = async (question: Question) =>
      expectAnswer(listShareLinkOpens, await ask(`/v2/share_links/${link.id}/opens`, question)).opens;
    const opens = await told(full);
    expect(opens.map((open) => open.refused_because)).toEqual(['used_up', null, 'passphrase_wrong']);
    expect(opens.map((open) => open.outcome)).toEqual(['refused', 'ok', 'refused']);
    expect(opens[0]).toHaveProperty('address');
    const plain = await addApiKey(queryDesk, { permissions: ['share_links:write'] });
    expect((await told(plain))[0]).not.toHaveProperty('address');
    const elsewhere = await addApiKey(queryDesk, { permissions: ['share_links:write'], agentIds: ['agt_elsewhere'] });
    expectError(await ask(`/v2/share_links/${link.id}/opens`, elsewhere), 'not_found');
  });

  test('is over after half an hour', async () => {
    const link = await shareSession(await newSession(), full);
    const credential = await openedLink(link.token);
    await queryDesk(`UPDATE share_link_opens SET ends_at = now() - interval '1 second' WHERE link_id = $1`, [link.id]);
    const { messages } = expectError(await readShared(credential), 'unauthorized');
    expect(messages.join(' ')).toContain('Open the link again');
    expect((await openLink(link.token)).status).toBe(201);
  });

  test('reads as often as it likes without being counted again, as one access a minute', async () => {
    const session = await newSession();
    const link = await shareSession(session, full, { most_opens: 1 });
    const credential = await openedLink(link.token);
    for (const answer of await times(8, () => readShared(credential))) expect(answer.status).toBe(200);
    expect((await toldOf(link))?.opens).toBe(1);
    expect(await auditEvents(session, 'session.read')).toHaveLength(1);
    await changeSession(queryDesk, session, '{}');
    await readShared(credential);
    await readShared(credential, { method: 'HEAD' });
    const looks = await auditEvents(session, 'session.read');
    expect(looks).toHaveLength(2);
    expect(looks[1]).toMatchObject({ actor_kind: 'share_link', actor_id: link.id });
  });

  test('by two people is two accesses', async () => {
    const session = await newSession();
    const { token } = await shareSession(session, full);
    for (let person = 0; person < 2; person += 1) await readShared(await openedLink(token));
    expect(await auditEvents(session, 'session.read')).toHaveLength(2);
  });

  test.each([1, 10])('by fifty at once succeeds for %i if that many are left', async (most_opens) => {
    const session = await newSession();
    const link = await shareSession(session, full, { most_opens });
    const answers = await times(50, () => openLink(link.token));
    expect(statuses(answers)).toEqual({ 201: most_opens, 401: 50 - most_opens });
    expect(await toldOf(link)).toMatchObject({ opens: most_opens, state: 'used_up' });
    expect(await auditEvents(session, 'share_link.open')).toHaveLength(50);
  });

  test('that is running keeps its time when the link is used up, which accepts no new one', async () => {
    const link = await shareSession(await newSession(), full, { most_opens: 1 });
    const credential = await openedLink(link.token);
    const { messages } = expectError(await openLink(link.token), 'unauthorized');
    expect(messages.join(' ')).toMatch(/reached its maximum number of opens/);
    expect((await readShared(credential)).status).toBe(200);
  });

  test('is recorded as a call, of the link and about its session', async () => {
    const session = await newSession();
    const link = await shareSession(session, full);
    const answer = await openLink(link.token);
    const requestId = answer.headers.get('x-request-id');
    const rows = () =>
      queryDesk('SELECT actor_kind, actor_id, route, session_id FROM calls WHERE request_id = $1', [requestId]);
    await expect.poll(rows).toEqual([
      {
        actor_kind: 'share_link',
        actor_id: link.id,
        route: '/v2/shared_session/opens',
        session_id: session.sessionId,
      },
    ]);
  });
});

describe('a link ends at once', () => {
  const opened = async (terms: Record<string, unknown> = {}, maker: Question = full, session?: StoredSession) => {
    const link = await shareSession(session ?? (await newSession()), maker, terms);
    return { link, credential: await openedLink(link.token) };
  };
  const unmasked = { masked: false, reason };

  test('when it is revoked', async () => {
    const { link, credential } = await opened();
    await ask(`/v2/share_links/${link.id}`, { ...full, method: 'DELETE' });
    await expectEnded(link, credential, /revoked/);
    expect(await toldOf(link)).toMatchObject({ state: 'revoked', ended_because: null });
  });

  test('when it expires', async () => {
    const { link, credential } = await opened();
    await change(link, `expires_at = now() - interval '1 second'`);
    await expectEnded(link, credential, /expired at \d{4}-/);
    expect(await toldOf(link)).toMatchObject({ state: 'expired' });
  });

  test('when its session is deleted, and does not open a new session with that id', async () => {
    const session = await newSession();
    const { link, credential } = await opened({ ...unmasked, metadata_keys: ['customer_email'] }, full, session);
    await ask(session.path, { ...full, method: 'DELETE' });
    await expectEnded(link, credential, /deleted/);
    await addSession(queryDesk, { ...session, createdAt: new Date().toISOString() });
    await expectEnded(link, credential, /deleted/);
    expect(await toldOf(link)).toMatchObject({ state: 'ended', ended_because: 'session_deleted', reason });
    expect(await toldOf(link)).toMatchObject({ metadata_keys: [] });
    for (const list of ['share_links', 'audit_events']) {
      expect((await ask(`${session.path}/${list}`, full)).text).not.toMatch(/shl_|share_link\./);
    }
  });

  test('when its agent is deleted with all sessions', async () => {
    const session = await newSession();
    const { link, credential } = await opened({}, full, session);
    await ask(`/v2/agents/${session.agentId}?cascade=true`, { ...full, method: 'DELETE' });
    await expectEnded(link, credential, /deleted/);
  });

  test('if it shows personal data, when its creator is suspended, changes role or loses the agent', async () => {
    for (const [sql, why] of [
      [`state = 'suspended'`, 'maker_suspended'],
      [`role = 'reviewer'`, 'maker_lost_permission'],
      [`role = 'auditor'`, 'maker_lost_permission'],
      ['all_agents = false', 'maker_lost_permission'],
    ] as const) {
      const person = await newPerson();
      const { link, credential } = await opened(unmasked, person);
      const masked = await opened({}, person);
      await queryDesk(`UPDATE people SET ${sql} WHERE id = $1`, [person.id]);
      await expectEnded(link, credential, /may no longer share personal data/);
      expect(await toldOf(link)).toMatchObject({ state: 'ended', ended_because: why });
      expect((await readShared(masked.credential)).status).toBe(200);
    }
  });

  test('if it shows personal data, when the key that created it loses the permission or ends', async () => {
    const past = `'2024-01-01T00:00:00Z'`;
    for (const [sql, why] of [
      [`revoked_at = ${past}`, 'maker_suspended'],
      [`disabled_at = ${past}`, 'maker_suspended'],
      [`expires_at = ${past}`, 'maker_suspended'],
      [`permissions = '{sessions:read,personal_data:read}'`, 'maker_lost_permission'],
      [`permissions = '{sessions:read,share_links:write}'`, 'maker_lost_permission'],
    ] as const) {
      const key = await addApiKey(queryDesk, {
        permissions: ['sessions:read', 'personal_data:read', 'share_links:write'],
      });
      const { link, credential } = await opened(unmasked, key);
      await queryDesk(`UPDATE api_keys SET ${sql} WHERE id = $1`, [key.id]);
      await expectEnded(link, credential, /may no longer share personal data/);
      expect(await toldOf(link)).toMatchObject({ state: 'ended', ended_because: why });
    }
  });

  test('and each refused open is recorded, with the reason', async () => {
    const session = await newSession();
    const { link } = await opened({}, full, session);
    await change(link, `expires_at = now() - interval '1 second'`);
    await openLink(link.token);
    const [, refused] = await auditEvents(session, 'share_link.open');
    expect(refused?.details).toEqual({ link_id: link.id, reason: 'expired' });
  });
});

describe('an invalid token', () => {
  test('is answered only that there is no such link, and counts as a failed credential', async () => {
    const { token } = await shareSession(await newSession(), full);
    const other = token.slice(0, -1) + (token.endsWith('0') ? '1' : '0');
    const [, id = ''] = token.split('_');
    const unknown = (await shareSession(await newSession(), full)).token.replace(/(?<=shr_)\w{22}/, id);
    for (const wrong of [other, unknown, token.replace('shr_', 'shc_'), 'shr_x', unknownApiKey(), '']) {
      const answer = await openLink(wrong);
      expect(expectError(answer, 'unauthorized').messages).toEqual(['No such link.']);
      expect(answer.headers.get('x-ratelimit-limit')).toBe('20');
      expect(expectError(await readShared(wrong), 'unauthorized').messages).toEqual(['No such link.']);
    }
  });

  test('is refused with 429 after twenty from one address, while a valid one is served', async () => {
    const from = freshAddress();
    const { token } = await shareSession(await newSession(), full);
    const answers = await times(25, () => openLink('shr_x', {}, { from }));
    expect(statuses(answers)).toEqual({ 401: 20, 429: 5 });
    expect((await openLink(token, {}, { from })).status).toBe(201);
  });

  test('reads nothing: a token reads no session, a credential opens no link, and neither is an API key', async () => {
    const session = await newSession();
    const { token } = await shareSession(session, full);
    const credential = await openedLink(token);
    expectError(await readShared(token), 'unauthorized');
    expectError(await openLink(credential), 'unauthorized');
    for (const secret of [token, credential]) {
      expectError(await ask(session.path, { key: secret }), 'unauthorized');
      expectError(await ask(session.path, { headers: { authorization: `Bearer ${secret}` } }), 'unauthorized');
      expectError(await openLink(secret, {}, full), 'unauthorized');
    }
  });
});
