import { describe, expect, test } from 'vitest';
import { expectError, expectSession } from '../fixtures/answers';
import { ask, queryDesk } from '../fixtures/api';
import { addApiKey, addSession, uniqueId } from '../fixtures/records';
import { newWriter } from '../fixtures/session-writes';

const { key, create, change } = await newWriter();

describe('If-Match', () => {
  test('accepts a change that is based on the stored state', async () => {
    const { path, revisionId } = await addSession(queryDesk);
    const tag = (await ask(path, key)).headers.get('etag') ?? '';
    const first = await change(path, { description: 'one' }, { 'if-match': tag });
    expectSession(first);
    const second = first.headers.get('etag') ?? '';
    expectSession(await change(path, { description: 'two' }, { 'if-match': `"other", ${second}` }));
    expectSession(await change(path, { description: 'three' }, { 'if-match': '*' }));
    expectError(await change(path, { description: 'x' }, { 'if-match': `"${revisionId}"` }), 'precondition_failed');
  });

  test('accepts the revision’s id, and the ETag of any other class of actor', async () => {
    const { path, revisionId } = await addSession(queryDesk);
    const masked = await addApiKey(queryDesk);
    const tag = (await ask(path, masked)).headers.get('etag') ?? '';
    const next = await change(path, { enabled: false }, { 'if-match': tag });
    expectSession(next);
    expectError(await change(path, { enabled: true }, { 'if-match': `"${revisionId}"` }), 'precondition_failed');
    const { last_change } = expectSession(await ask(`${path}?include=last_change`, key));
    expectSession(await change(path, { enabled: true }, { 'if-match': `"${last_change?.revision_id}"` }));
  });

  test.each(['"rev_old"', '""', 'W/"WEAK"'])('refuses %s, and nothing is written', async (header) => {
    const session = await addSession(queryDesk, { description: 'kept' });
    const tag = (await ask(session.path, key)).headers.get('etag') ?? '';
    const sent = { 'if-match': header.replace('"WEAK"', tag) };
    expectError(await change(session.path, { description: 'lost' }, sent), 'precondition_failed');
    expectError(await ask(session.path, { ...key, method: 'DELETE', headers: sent }), 'precondition_failed');
    expect(expectSession(await ask(session.path, key)).description).toBe('kept');
  });

  test.each(['rev_x', '"a" "b"', '"a', '*, "a"', ','])('that is no list of ETags is an error: %s', async (header) => {
    const { path } = await addSession(queryDesk);
    const { field_errors } = expectError(
      await change(path, { enabled: false }, { 'if-match': header }),
      'invalid_request',
    );
    expect(Object.keys(field_errors ?? {})).toEqual(['if-match']);
  });
});

describe('two simultaneous writers', () => {
  test('each find the other’s change in the history, and changes of different fields both stay', async () => {
    const session = await addSession(queryDesk, { description: 'start', metadata: '{}' });
    const answers = await Promise.all([
      ...Array.from({ length: 10 }, (_, n) => change(session.path, { description: `writer ${n}` })),
      ...Array.from({ length: 10 }, (_, n) => change(session.path, { metadata: { n } })),
    ]);
    for (const answer of answers) expectSession(answer);
    const numbers = await queryDesk<{ number: number }>(
      'SELECT number FROM revisions WHERE agent_id = $1 AND session_id = $2 ORDER BY number',
      [session.agentId, session.sessionId],
    );
    expect(numbers.map(({ number }) => number)).toEqual(Array.from({ length: 21 }, (_, index) => index + 1));
    const last = expectSession(await ask(session.path, key));
    expect(last.description).toMatch(/^writer \d$/);
    expect(last.metadata).toMatch(/^\{"n": ?\d\}$/);
  });

  test('with If-Match: exactly one succeeds', async () => {
    const { path } = await addSession(queryDesk);
    const tag = (await ask(path, key)).headers.get('etag') ?? '';
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => change(path, { description: `writer ${n}` }, { 'if-match': tag })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412, 412, 412, 412]);
  });

  test('that create the same id: exactly one succeeds', async () => {
    const id = uniqueId('ase');
    const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => create({ id, description: `writer ${n}` })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409, 409, 409]);
  });
});
