import { expect, test } from 'vitest';
import { countSessionParts } from '#contract/session-parts';
import { expectAnswer } from '../fixtures/answers';
import { ask, newPerson, queryDesk } from '../fixtures/api';
import { addSession, addVerdict, changeSession } from '../fixtures/records';

test('the parts of a session are counted, only current verdicts among them, and that is no access', async () => {
  const session = await addSession(queryDesk);
  const { cookie } = await newPerson({ role: 'reviewer' });
  const counts = async () => expectAnswer(countSessionParts, await ask(`${session.path}/counts`, { cookie }));
  expect(await counts()).toEqual({ revisions: 1, verdicts: 0 });
  await changeSession(queryDesk, session, '{"n":2}');
  await addVerdict(queryDesk, session);
  for (const verdict of ['pass', 'fail']) {
    await ask(`${session.path}/verdicts`, { cookie, method: 'POST', body: { verdict } });
  }
  expect(await counts()).toEqual({ revisions: 2, verdicts: 2 });
  const events = await queryDesk('SELECT DISTINCT action FROM audit_events WHERE session_id = $1 ORDER BY 1', [
    session.sessionId,
  ]);
  expect(events).toEqual([{ action: 'verdict.create' }, { action: 'verdict.update' }]);
});
