import { describe, expect, it, test } from 'vitest';
import { createShareLink, type ShareLink } from '#contract/share-links';
import { draftLike, lifetimesWithin, newDraft, problemsFrom, type SharePolicy, termsOf } from './share-draft';

const policy: SharePolicy = {
  isAllowed: true,
  defaultDays: 7,
  maxDays: 90,
  sharedBy: 'Sarah',
  mayUnmask: true,
};
const now = Date.parse('2026-11-24T16:00:00.123Z');
const termsFor = (change: Partial<ReturnType<typeof newDraft>>, of = policy) =>
  termsOf({ ...newDraft(of), ...change }, of, 'Europe/Berlin', now);

const link: ShareLink = {
  id: 'shl_1',
  agent_id: 'agt_a',
  session_id: 'ase_b',
  made_by: { kind: 'person', name: 'Sarah' },
  created_at: '2026-11-01T00:00:00Z',
  expires_at: '2026-11-02T00:00:00Z',
  mode: 'frozen',
  revision_id: 'rev_1',
  fields: ['metadata', 'id'],
  metadata_keys: ['plan', 'gone'],
  masked: false,
  reason: 'Ticket 4711',
  has_passphrase: true,
  locked_until: null,
  most_opens: 3,
  opens: 1,
  last_opened_at: null,
  state: 'expired',
  ended_because: null,
};

describe('the terms of a link', () => {
  it('are masked, live and of the default lifetime at first, and the API accepts them', () => {
    const { terms } = termsFor({}) as { terms: object };
    expect(terms).toMatchObject({ masked: true, mode: 'live', expires_at: '2026-12-01T16:00:00Z', most_opens: null });
    expect(createShareLink.body.safeParse(terms).success).toBe(true);
  });

  it('include keys only with the metadata, and a reason only with personal data', () => {
    expect(termsFor({ fields: ['id'], keys: [], reason: 'typed before' })).toMatchObject({
      terms: { fields: ['id'], metadata_keys: null, masked: true },
    });
    expect(termsFor({ fields: ['id'], reason: 'typed before' })).not.toHaveProperty('terms.reason');
    expect(termsFor({ masked: false, reason: '  Ticket 4711 ' })).toMatchObject({ terms: { reason: 'Ticket 4711' } });
  });

  it('end at the exact time that is typed, in the reader’s zone', () => {
    expect(termsFor({ hours: null, exact: '2026-12-01T09:30' })).toMatchObject({
      terms: { expires_at: '2026-12-01T08:30:00Z' },
    });
  });

  it('never ask for more than the desk allows, even if clocks differ', () => {
    const strict = { ...policy, defaultDays: 7, maxDays: 7 };
    expect(lifetimesWithin(strict)).toEqual([1, 24, 168]);
    expect(termsFor({ hours: 168 }, strict)).toMatchObject({ terms: { expires_at: '2026-12-01T15:59:00Z' } });
    expect(lifetimesWithin({ ...policy, defaultDays: 14 })).toEqual([1, 24, 168, 336, 720]);
  });

  it.each([
    [{ fields: [] }, 'fields'],
    [{ keys: [] }, 'keys'],
    [{ masked: false, reason: ' ab ' }, 'reason'],
    [{ hours: null, exact: '' }, 'exact'],
    [{ hours: null, exact: '2026-11-24T16:59' }, 'exact'],
    [{ hours: null, exact: '2027-11-24T16:59' }, 'exact'],
    [{ maxOpens: '0' }, 'maxOpens'],
    [{ maxOpens: '1.5' }, 'maxOpens'],
    [{ maxOpens: '1001' }, 'maxOpens'],
    [{ passphrase: 'short' }, 'passphrase'],
  ])('are refused if they are invalid: %j', (change, problem) => {
    const checked = termsFor(change);
    expect('problems' in checked && Object.keys(checked.problems)).toEqual([problem]);
  });
});

test('show the API’s refusals at the choice that they belong to; for one of many keys, at the keys', () => {
  const refusal = (fieldErrors: Record<string, string>) =>
    problemsFrom({ code: 'invalid_request', status: 400, messages: ['No.'], fieldErrors });
  expect(refusal({ 'metadata_keys.3': 'a key has at most 1000 characters', expires_at: 'is over' })).toEqual({
    keys: 'A key has at most 1000 characters.',
    exact: 'Is over.',
  });
  expect(refusal({ page_key: 'is odd' })).toEqual({});
});

describe('a link based on another', () => {
  it('has its choices and reason, the default lifetime, and needs its passphrase typed again', () => {
    const draft = draftLike(link, policy);
    expect(draft).toMatchObject({ frozenAt: 'rev_1', maxOpens: '3', hours: 168, passphrase: '', masked: false });
    expect(termsOf(draft, policy, 'UTC', now)).toMatchObject({
      terms: { fields: ['id', 'metadata'], metadata_keys: ['plan', 'gone'], revision_id: 'rev_1' },
    });
  });

  it('is masked for people who may not share personal data', () => {
    expect(draftLike(link, { ...policy, mayUnmask: false })).toMatchObject({ masked: true, reason: '' });
  });
});
