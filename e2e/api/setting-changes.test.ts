import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultMasking } from '#contract/masking';
import { createRetentionPreview } from '#contract/retention-previews';
import { getSettingChange } from '#contract/setting-changes';
import { updateSettings } from '#contract/settings';
import { askAt, expectAnswer, expectError, type Question } from '../fixtures/answers';
import type { Desk } from '../fixtures/desk';
import { startEmptyDesk } from '../fixtures/empty-desk';
import { addApiKey, addPerson } from '../fixtures/records';
import { asCookieHeader, signInOverHttp } from '../fixtures/sign-in';

/** A desk of its own: its settings are changed, and it gets old audit events. */
let desk: Desk;
let admin: { id: string; key: string };
let auditor: { cookie: string };

beforeAll(async () => {
  desk = await startEmptyDesk();
  admin = await addApiKey(desk.query, { permissions: ['settings:write'] });
  auditor = await signedIn('auditor');
});
afterAll(() => desk?.stop());

const ask = (path: string, question: Question) => askAt(desk.url, path, question);

async function signedIn(role: 'support' | 'reviewer' | 'auditor'): Promise<{ cookie: string }> {
  const person = await addPerson(desk.query, { role });
  return { cookie: asCookieHeader(await signInOverHttp(desk.url, person.email, person.password)) };
}

/** Changes the settings. Returns the details of the event about the change, and the event as text. */
async function change(body: object) {
  expectAnswer(updateSettings, await ask('/v2/settings', { ...admin, method: 'PATCH', body }));
  const [event] = await desk.query<{ details: { changed: string[]; change_id: string }; text: string }>(
    `SELECT details, (to_jsonb(e) - 'id')::text AS text FROM audit_events e WHERE action = 'settings.update' ORDER BY id DESC LIMIT 1`,
  );
  if (event === undefined) throw new Error('The change is not on the record.');
  return { ...event.details, text: event.text };
}

const read = async (changeId: string) =>
  expectAnswer(getSettingChange, await ask(`/v2/settings/changes/${changeId}`, auditor));

describe('a change of the settings', () => {
  test('is an event without values, which points to the values before and after', async () => {
    const { changed, change_id, text } = await change({
      desk_name: 'Platypus desk',
      time_zone: 'Asia/Tokyo',
      share_links: { usual_days: 7, longest_days: 31 },
    });
    expect(changed).toEqual(['/desk_name', '/time_zone', '/share_links/longest_days']);
    expect(text).not.toMatch(/Platypus|Tokyo|31[,}]/);
    const { by, at, ...values } = await read(change_id);
    expect(values).toEqual({
      id: change_id,
      before: { desk_name: 'Session Desk', time_zone: 'UTC', share_links: { longest_days: 90 } },
      after: { desk_name: 'Platypus desk', time_zone: 'Asia/Tokyo', share_links: { longest_days: 31 } },
    });
    expect(by).toEqual({ kind: 'api_key', id: admin.id, name: `key ${admin.id}` });
    expect(Math.abs(Date.parse(at) - Date.now())).toBeLessThan(60_000);
  });

  test('of the masking keeps lists of rules whole, and detectors one by one', async () => {
    const rules = [{ path: 'platypus.*', label: 'personal' as const }];
    const detectors = { ...defaultMasking.detectors, card: false };
    const { change_id, text } = await change({ masking: { ...defaultMasking, rules, detectors } });
    expect(text).not.toContain('platypus');
    const { before, after } = await read(change_id);
    expect(before).toEqual({ masking: { rules: [], detectors: { card: true } } });
    expect(after).toEqual({ masking: { rules, detectors: { card: false } } });
  });

  test('that sets the first retention, or removes it, shows that there was or is none', async () => {
    const first = await read((await change({ audit_retention_days: 3_650 })).change_id);
    expect([first.before, first.after]).toEqual([{ audit_retention_days: null }, { audit_retention_days: 3_650 }]);
    const second = await read((await change({ audit_retention_days: null })).change_id);
    expect([second.before, second.after]).toEqual([{ audit_retention_days: 3_650 }, { audit_retention_days: null }]);
  });

  test('is shown to actors that may read the audit log, and to no others', async () => {
    const { change_id } = await change({ desk_name: 'Echidna desk' });
    const path = `/v2/settings/changes/${change_id}`;
    for (const person of [await signedIn('support'), await signedIn('reviewer')]) {
      expect(expectError(await ask(path, person), 'forbidden').messages.join(' ')).toContain('audit:read');
    }
    expectError(await ask(path, admin), 'forbidden');
    expectError(await ask(path, {}), 'unauthorized');
    expect((await read(change_id)).after).toEqual({ desk_name: 'Echidna desk' });
  });

  test('whose values were erased is not found, and its event stays', async () => {
    const { change_id } = await change({ desk_name: 'Quoll desk' });
    await desk.query('DELETE FROM setting_changes WHERE id = $1', [change_id]);
    const refusal = expectError(await ask(`/v2/settings/changes/${change_id}`, auditor), 'not_found');
    expect(refusal.messages.join(' ')).toContain('no longer stored');
    expect(await desk.query(`SELECT 1 FROM audit_events WHERE details->>'change_id' = $1`, [change_id])).toHaveLength(
      1,
    );
    expectError(await ask('/v2/settings/changes/chg_x', auditor), 'invalid_request');
  });

  test('that changes nothing, or is refused, leaves no values', async () => {
    const count = async () => (await desk.query('SELECT 1 FROM setting_changes')).length;
    const before = await count();
    for (const body of [{ desk_name: 'Quoll desk' }, { share_links: { usual_days: 32 } }, { desk_name: '\ud800' }]) {
      expect((await ask('/v2/settings', { ...admin, method: 'PATCH', body })).status).toBeLessThan(500);
    }
    expect(await count()).toBe(before);
  });
});

describe('a dry run of the retention', () => {
  const preview = async (days: number | null) => {
    const body = { audit_retention_days: days };
    return expectAnswer(
      createRetentionPreview,
      await ask('/v2/settings/retention_previews', { ...admin, method: 'POST', body }),
    );
  };

  test('says how many sealed events would go now, from when to when, and removes none', async () => {
    const nothing = { seals: 0, events: 0, oldest_at: null, newest_at: null };
    expect(await preview(1)).toEqual(nothing);
    // An old batch, before all seals of this desk.
    await desk.query(
      `INSERT INTO audit_seals (number, at, count, first_id, last_id, first_at, last_at, events_digest, digest, key_id, signature)
       VALUES (0, now(), 3, 0, 0, '2024-01-01T10:00:00Z', '2024-02-01T10:00:00Z', '', '', '', '')`,
    );
    await desk.query(`INSERT INTO audit_batches (seal_number, event_ids, event_digests) VALUES (0, '{}', '{}')`);
    expect(await preview(30)).toEqual({
      seals: 1,
      events: 3,
      oldest_at: '2024-01-01T10:00:00Z',
      newest_at: '2024-02-01T10:00:00Z',
    });
    expect(await preview(3_650)).toEqual(nothing);
    expect(await preview(null)).toEqual(nothing);
    expect(await desk.query('SELECT 1 FROM audit_batches WHERE seal_number = 0')).toHaveLength(1);
  });

  test('refuses invalid retentions, with a message at the field', async () => {
    for (const days of [0, 3_651, 1.5, '30']) {
      const body = { audit_retention_days: days };
      const answer = await ask('/v2/settings/retention_previews', { ...admin, method: 'POST', body });
      expect(expectError(answer, 'invalid_request').field_errors).toHaveProperty('audit_retention_days');
    }
    expectError(await ask('/v2/settings/retention_previews', { ...auditor, method: 'POST', body: {} }), 'forbidden');
  });
});
