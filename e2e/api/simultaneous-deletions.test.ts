import { expect, test } from 'vitest';
import { expectError } from '../fixtures/answers';
import { ask, newPerson, queryDesk } from '../fixtures/api';
import { addApiKey, addSession } from '../fixtures/records';

test('of many deletions of one session at once, one deletes it and the others report it gone', async () => {
  const session = await addSession(queryDesk);
  const { key } = await addApiKey(queryDesk, { permissions: ['sessions:write'] });
  // More than the desk has connections to its database.
  const calls = Array.from({ length: 30 }, () => ask(session.path, { method: 'DELETE', key }));
  const answers = (await Promise.all(calls)).sort((one, other) => one.status - other.status);
  expect(answers[0]?.status).toBe(204);
  for (const answer of answers.slice(1)) expectError(answer, 'session_not_found');
});

test('a read, reveal or change of a session during its deletion succeeds, or reports that it is gone', async () => {
  const { cookie } = await newPerson();
  for (let round = 0; round < 15; round += 1) {
    const session = await addSession(queryDesk);
    const reads = Array.from({ length: 4 }, () => ask(session.path, { cookie }));
    const [deleted, ...others] = await Promise.all([
      ask(session.path, { method: 'DELETE', cookie }),
      ask(`${session.path}/reveals`, { method: 'POST', cookie, body: { reason: 'because' } }),
      ask(`${session.path}/revisions`, { cookie }),
      ask(session.path, { method: 'PATCH', cookie, body: { enabled: false } }),
      ...reads,
    ]);
    expect(deleted?.status).toBe(204);
    for (const answer of others) {
      if (answer.status >= 400) expectError(answer, 'session_not_found');
    }
  }
});
