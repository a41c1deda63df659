import { describe, expect, test } from 'vitest';
import { permissions } from '#contract/permissions';
import { listAllShareLinks, type NewShareLink } from '#contract/share-links';
import { type Answer, expectAnswer, expectError } from '../fixtures/answers';
import { ask, queryDesk } from '../fixtures/api';
import { addApiKey, addSession } from '../fixtures/records';
import { openLink, shareSession } from '../fixtures/share-links';

const full = await addApiKey(queryDesk, { permissions: [...permissions] });
const passphrase = 'four yellow lamps';
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

const change = (link: NewShareLink, what: string) =>
  queryDesk(`UPDATE share_links SET ${what} WHERE id = $1`, [link.id]);

describe('a passphrase', () => {
  const withPassphrase = async () => shareSession(await newSession(), full, { passphrase });

  test('is required, opens the link in any Unicode composition, and says how many tries are left', async () => {
    const link = await shareSession(await newSession(), full, { passphrase: 'caf\u00e9 au lait' });
    expect(link.has_passphrase).toBe(true);
    expect(expectError(await openLink(link.token), 'invalid_request').field_errors).toHaveProperty('passphrase');
    const { messages } = expectError(await openLink(link.token, { passphrase }), 'unauthorized');
    expect(messages.join(' ')).toContain('9 tries left');
    expect((await openLink(link.token, { passphrase: 'cafe\u0301 au lait' })).status).toBe(201);
    expect((await toldOf(link))?.opens).toBe(1);
  });

  test('of a megabyte is refused before it is checked', async () => {
    const { token, id } = await withPassphrase();
    expectError(await openLink(token, { passphrase: 'x'.repeat(1_000_000) }), 'invalid_request');
    expectError(await openLink(token, { passphrase: 'x'.repeat(1_100_000) }), 'payload_too_large');
    expect(await queryDesk('SELECT passphrase_tries FROM share_links WHERE id = $1', [id])).toEqual([
      { passphrase_tries: [] },
    ]);
  });

  test('that is wrong ten times, at once or not, locks the link for ten minutes, even for the right one', async () => {
    const link = await withPassphrase();
    const answers = await times(30, () => openLink(link.token, { passphrase: 'a wrong guess' }));
    expect(statuses(answers)).toEqual({ 401: 9, 429: 21 });
    const refused = await openLink(link.token, { passphrase });
    expect(expectError(refused, 'rate_limit_exceeded').messages.join(' ')).toMatch(/locked until \d{4}-/);
    expect(Math.abs(Number(refused.headers.get('retry-after')) - 600)).toBeLessThan(20);
    expect((await toldOf(link))?.locked_until).not.toBeNull();
    await change(link, `locked_until = now() - interval '1 second'`);
    expect((await openLink(link.token, { passphrase })).status).toBe(201);
  });

  test('that is wrong counts for ten minutes, whenever these begin', async () => {
    const link = await withPassphrase();
    const wrong = () => openLink(link.token, { passphrase: 'a wrong guess' });
    for (let count = 0; count < 9; count += 1) await wrong();
    await change(link, `passphrase_tries = array(SELECT t - interval '601 seconds' FROM unnest(passphrase_tries) t)`);
    expectError(await wrong(), 'unauthorized');
    await change(link, `passphrase_tries = array(SELECT now() - interval '590 seconds' FROM generate_series(1, 9))`);
    expectError(await wrong(), 'rate_limit_exceeded');
  });

  test('that is right is never taken for a guess: fifty at once all open', async () => {
    const { token } = await withPassphrase();
    expect(statuses(await times(50, () => openLink(token, { passphrase })))).toEqual({ 201: 50 });
  });

  test('is not hashed while the link is locked', async () => {
    const link = await withPassphrase();
    // A hash that cannot be read: checking it would be an error.
    await change(link, `locked_until = now() + interval '5 minutes', passphrase_hash = 'no hash'`);
    expectError(await openLink(link.token, { passphrase }), 'rate_limit_exceeded');
  });
});
