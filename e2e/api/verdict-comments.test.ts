import { describe, expect, test } from 'vitest';
import { listSessionAuditEvents } from '#contract/audit-events';
import { createVerdict, listVerdicts } from '#contract/verdicts';
import { expectAnswer, expectSession } from '../fixtures/answers';
import { ask, auditEvents, newPerson, queryDesk } from '../fixtures/api';
import { addApiKey, addSession, type StoredSession } from '../fixtures/records';

type Shown = { cookie?: string; key?: string };

const full = await addApiKey(queryDesk, { permissions: ['sessions:read', 'verdicts:write', 'personal_data:read'] });
const reader = await addApiKey(queryDesk);
const canary = 'canary-3d81@example.org';
const said = `Wrote to ${canary}, card 4111 1111 1111 1111`;
const masked = 'Wrote to email·hidden, card card·hidden';

const give = async (session: StoredSession, who: Shown, comment: string | null) =>
  expectAnswer(
    createVerdict,
    await ask(`${session.path}/verdicts`, { ...who, method: 'POST', body: { verdict: 'fail', comment } }),
  );
const listFor = async (session: StoredSession, who: Shown, query = '') =>
  expectAnswer(listVerdicts, await ask(`${session.path}/verdicts${query}`, who)).verdicts;
const commentsFor = async (session: StoredSession, who: Shown, query = '') =>
  (await listFor(session, who, query)).map(({ comment }) => comment);
const reveal = (session: StoredSession, who: Shown) =>
  ask(`${session.path}/reveals`, { ...who, method: 'POST', body: { reason: 'because' } });

describe('a comment', () => {
  test.each([
    ['of 5,000 characters', 'x'.repeat(5_000)],
    ['of 5,000 emoji', '😀'.repeat(5_000)],
    ['with marks that turn the direction', '\u200fשלום\u200e and \u202eback\u202c'],
    ['of families, flags and combining marks', '👩‍👩‍👧‍👦 🇺🇳 e\u0301 ﬁ'],
    ['with lines, tabs and control characters', 'one\r\n\ttwo\u0001\u2028three'],
    ['that looks like markup and SQL', `<script>alert(1)</script> ' OR 1=1 --`],
    ['with placeholders of ours, which stand for nothing', 'email·9f3c04d1be wrote, email·hidden answered'],
  ])('%s comes back exactly', async (_title, comment) => {
    const session = await addSession(queryDesk);
    for (const who of [full, await newPerson({ role: 'reviewer' })]) {
      expect((await give(session, who, comment)).comment).toBe(comment);
    }
    for (const who of [full, reader]) expect(await commentsFor(session, who)).toEqual([comment, comment]);
  });

  test.each([
    ['with space around it is trimmed', ' \n Good\tenough \u00a0', 'Good\tenough'],
    ['of 5,000 characters among spaces is taken', ` ${'x'.repeat(5_000)} `, 'x'.repeat(5_000)],
    ['of spaces alone is none', ' \n\t ', null],
    ['that is empty is none', '', null],
    ['may be null', null, null],
  ])('%s', async (_title, comment, kept) => {
    expect((await give(await addSession(queryDesk), full, comment)).comment).toBe(kept);
  });
});

describe('personal data in a comment', () => {
  test('is masked for every role, for its own author, and for a key without the permission', async () => {
    const session = await addSession(queryDesk);
    const author = await newPerson({ role: 'reviewer' });
    expect((await give(session, author, said)).comment).toBe(masked);
    await give(session, author, 'Replaced');
    for (const role of ['admin', 'support', 'reviewer', 'auditor'] as const) {
      const person = await newPerson({ role });
      expect(await commentsFor(session, person, '?history=true')).toEqual(['Replaced', masked]);
    }
    for (const who of [author, reader]) {
      expect(await commentsFor(session, who, '?history=true')).toEqual(['Replaced', masked]);
    }
  });

  test('is shown to a key with personal_data:read', async () => {
    const session = await addSession(queryDesk);
    expect((await give(session, full, said)).comment).toBe(said);
    expect(await commentsFor(session, full)).toEqual([said]);
  });

  test('is shown to a person while a reveal of this session runs, and not after', async () => {
    const [session, other, person] = [await addSession(queryDesk), await addSession(queryDesk), await newPerson()];
    for (const each of [session, other]) await give(each, full, said);
    await reveal(session, person);
    expect(await commentsFor(session, person)).toEqual([said]);
    expect((await give(session, person, said)).comment).toBe(said);
    expect(await commentsFor(other, person)).toEqual([masked]);
    await queryDesk('UPDATE reveals SET ends_at = now() WHERE session_id = $1', [session.sessionId]);
    expect(await commentsFor(session, person)).toEqual([masked, masked]);
  });

  test('cannot be guessed: the placeholder of a guess never equals the one in the session', async () => {
    const session = await addSession(queryDesk, { description: `mail to ${canary}` });
    const author = await newPerson({ role: 'reviewer' });
    const { description } = expectSession(await ask(session.path, author));
    expect(description).toMatch(/^mail to email·[0-9a-f]{10}$/);
    const right = await give(session, author, `mail to ${canary}`);
    const wrong = await give(session, author, 'mail to somebody.else@example.org');
    expect(right.comment).toBe(wrong.comment);
    for (const who of [author, reader, await newPerson({ role: 'admin' })]) {
      expect(await commentsFor(session, who, '?history=true')).toEqual([wrong.comment, right.comment]);
    }
  });

  test('can be erased without touching the audit log', async () => {
    const session = await addSession(queryDesk);
    await give(session, full, said);
    await queryDesk('UPDATE verdicts SET comment = NULL WHERE session_id = $1', [session.sessionId]);
    expect(await commentsFor(session, full)).toEqual([null]);
  });
});

describe('the audit log', () => {
  test('records who gave and changed a verdict on which revision, and nothing of the comment', async () => {
    const [session, person] = [await addSession(queryDesk), await newPerson({ role: 'reviewer' })];
    const first = await give(session, person, said);
    const second = await give(session, person, `again ${said}`);
    const revision_id = session.revisionId;
    const by = { actor_kind: 'person', actor_id: person.id };
    expect(await auditEvents(session, 'verdict.create')).toMatchObject([
      { ...by, details: { verdict_id: first.id, revision_id } },
    ]);
    expect(await auditEvents(session, 'verdict.update')).toMatchObject([
      { ...by, details: { verdict_id: second.id, replaced_verdict_id: first.id, revision_id } },
    ]);
    const answer = await ask(`${session.path}/audit_events`, reader);
    const { audit_events } = expectAnswer(listSessionAuditEvents, answer);
    expect(audit_events.map(({ action }) => action)).toEqual(['verdict.update', 'verdict.create']);
    const rows = await queryDesk('SELECT row_to_json(e)::text AS text FROM audit_events e WHERE session_id = $1', [
      session.sessionId,
    ]);
    for (const { text } of rows) expect(text).not.toContain('canary-3d81');
  });

  test('records each read of verdicts, of which ones, and under which reveal; an empty list is no read', async () => {
    const [session, person] = [await addSession(queryDesk), await newPerson()];
    await listFor(session, person);
    const made = await give(session, full, said);
    await listFor(session, person);
    const { id } = JSON.parse((await reveal(session, person)).text);
    await listFor(session, person);
    const events = await auditEvents(session, 'verdict.list');
    expect(events).toMatchObject([
      { actor_id: person.id, details: { verdicts: [made.id], reveal_id: null } },
      { actor_id: person.id, details: { verdicts: [made.id], reveal_id: id } },
    ]);
  });

  test('records each read by a key', async () => {
    const session = await addSession(queryDesk);
    await give(session, full, null);
    for (let n = 0; n < 3; n += 1) await listFor(session, reader);
    await expect.poll(async () => (await auditEvents(session, 'verdict.list')).length).toBe(3);
  });
});
