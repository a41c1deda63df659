import { expect, it } from 'vitest';
import { canBeRevoked, messageFor, opensWords, sharedWords } from './link-words';

it('says how often a link was opened, and its maximum', () => {
  const words = ([opens, most_opens]: [number, number | null]) => opensWords({ opens, most_opens });
  const pairs: [number, number | null][] = [
    [0, null],
    [1, null],
    [2, 5],
    [0, 1],
  ];
  expect(pairs.map(words)).toEqual(['never opened', '1 open', '2 of 5 opens', '0 of 1 open']);
});

it('names what is shared in the order of the page', () => {
  expect(sharedWords({ fields: ['metadata', 'id'], metadata_keys: ['plan'] })).toBe('Session ID, Metadata (1 key)');
  expect(sharedWords({ fields: ['metadata'], metadata_keys: null })).toBe('Metadata');
});

it('a message to send with a link says who shares and until when, and never the passphrase', () => {
  const sent = { sharedBy: 'Sarah', url: 'https://desk.example/share/shr_1', until: '1 Dec 2026, 17:22:00 CET' };
  expect(messageFor({ ...sent, hasPassphrase: false })).toBe(
    'Sarah shared a session with you. The link works until 1 Dec 2026, 17:22:00 CET: https://desk.example/share/shr_1',
  );
  expect(messageFor({ ...sent, hasPassphrase: true })).toMatch(/shr_1 You’ll need a passphrase, which I’ll send sep/);
});

it('a used-up link can be revoked, since it may still be open somewhere', () => {
  const link = (state: string) => ({ state }) as Parameters<typeof canBeRevoked>[0];
  expect(['active', 'used_up', 'expired', 'revoked', 'ended'].map((state) => canBeRevoked(link(state)))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
