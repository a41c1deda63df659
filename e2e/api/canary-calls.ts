import { expect } from 'vitest';
import { defaultMasking } from '#contract/masking';
import { askAt } from '../fixtures/answers';
import type { Desk } from '../fixtures/desk';
import { addApiKey } from '../fixtures/records';

/** Part of every text that must not be found again. */
export const canary = 'canary-7f3b';

interface Context {
  desk: Desk;
  /** remembers a text that must not be found anywhere, and returns it */
  secret: (what: string, text: string) => string;
}

/** Changes and previews masking rules whose paths contain a canary: a path may contain a customer's name. */
export async function proposeRules({ desk }: Context, agentId: string): Promise<void> {
  const key = await addApiKey(desk.query, { permissions: ['settings:write', 'sessions:read'] });
  const rules = [{ path: `"${canary}@example.org".*`, label: 'personal' }];
  const masking = { ...defaultMasking, rules, exceptions: [`${canary}.exception`] };
  const send = (method: string, path: string, body: unknown) => askAt(desk.url, path, { ...key, method, body });
  const preview = { agent_id: agentId, session_id: 'ase_written', masking };
  const { status, text } = await send('POST', '/v2/settings/previews', preview);
  expect(status).toBe(200);
  expect(text).not.toContain(`${canary}@example.org`);
  expect((await send('PATCH', '/v2/settings', { masking })).status).toBe(200);
  expect((await send('PATCH', '/v2/settings', { desk_name: `${canary}-desk` })).status).toBe(200);
  expect((await send('PATCH', '/v2/settings', { time_zone: canary, masking: { rules: [canary] } })).status).toBe(400);
}

/** Shares a session and opens the link, over the API and on its page, with valid and invalid requests. */
export async function shareEverything({ desk, secret }: Context, path: string, cookie: string): Promise<void> {
  const ask = (method: string, place: string, body?: unknown, headers: Record<string, string> = {}) =>
    askAt(desk.url, place, { method, cookie, headers, ...(body === undefined ? {} : { body }) });
  const passphrase = secret('a passphrase', `${canary}-passphrase-of-a-link`);
  const wrong = secret('a wrong passphrase', `${canary}-passphrase-that-is-wrong`);
  const terms = { masked: false, reason: `${canary}-shared-because`, metadata_keys: [`${canary}-key`], passphrase };
  await ask('POST', `${path}/share_links/preview`, terms);
  await ask('POST', `${path}/share_links`, { ...terms, reason: `${canary} `.repeat(100) });
  const made = await ask('POST', `${path}/share_links`, terms);
  expect(made.status).toBe(201);
  const { id, token } = JSON.parse(made.text);
  for (const [what, text] of Object.entries({ 'a share link': token, 'its secret': token.slice(-39) }))
    secret(what, text);
  const open = (text: string, body: object) =>
    ask('POST', '/v2/shared_session/opens', body, { authorization: `Bearer ${text}` });
  await open(token, {});
  await open(token, { passphrase: wrong });
  await open(`shr_${canary}`, { passphrase });
  const opened = await open(token, { passphrase });
  const credential = secret('a credential', JSON.parse(opened.text).credential);
  const read = () => ask('GET', '/v2/shared_session', undefined, { authorization: `Bearer ${credential}` });
  expect((await read()).text).toContain(`${canary}-changed`);

  const page = `${desk.url}/share/${token}`;
  const send = (text: string) =>
    fetch(`${page}/open`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: desk.url },
      body: new URLSearchParams({ passphrase: text }),
    });
  await send(wrong);
  await send(`${canary}`.repeat(10_000));
  const kept = (await send(passphrase)).headers.getSetCookie()[0]?.split(';')[0] ?? '';
  secret('the cookie of an open', kept.split('=')[1] ?? kept);
  const seen = await fetch(page, { headers: { cookie: kept } });
  expect(await seen.text()).toContain(`${canary}-changed`);
  await fetch(`${desk.url}/share/shr_${canary}?tried=${canary}`);
  await ask('GET', `${path}/share_links`);
  await ask('DELETE', `/v2/share_links/${id}`);
  await read();
  expect((await fetch(page)).status).toBe(410);
}
