import { expect, test } from 'vitest';
import { expectError } from '../fixtures/answers';
import { ask, queryDesk } from '../fixtures/api';
import { addApiKey, addSession } from '../fixtures/records';

test('of many deletions of one session at once, one deletes it and the others find it gone', async () => {
  const session = await addSession(queryDesk);
  const { key } = await addApiKey(queryDesk, { permissions: ['sessions:write'] });
  // More than the desk has connections to its database.
  const calls = Array.from({ length: 30 }, () => ask(session.path, { method: 'DELETE', key }));
  const answers = (await Promise.all(calls)).sort((one, other) => one.status - other.status);
  expect(answers[0]?.status).toBe(204);
  for (const answer of answers.slice(1)) expectError(answer, 'session_not_found');
});
