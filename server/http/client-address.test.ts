import { beforeEach, describe, expect, test, vi } from 'vitest';

/** Loads the module with other settings, which are otherwise read once per process. */
async function withTrustedProxies(blocks: string) {
  vi.resetModules();
  vi.stubEnv('DATABASE_URL', 'postgresql://desk@localhost/desk');
  vi.stubEnv('AUTH_SECRET', 'a'.repeat(32));
  vi.stubEnv('MASK_KEY', 'b'.repeat(32));
  vi.stubEnv('AUDIT_SIGNING_KEY', 'c'.repeat(64));
  vi.stubEnv('TRUSTED_PROXIES', blocks);
  return import('./client-address');
}

beforeEach(() => () => {
  vi.unstubAllEnvs();
});

describe('the address of a client', () => {
  test('is the socket’s without a trusted proxy, whatever X-Forwarded-For says', async () => {
    const { clientAddress } = await withTrustedProxies('');
    expect(clientAddress('203.0.113.9', '198.51.100.1')).toBe('203.0.113.9');
    expect(clientAddress('127.0.0.1', '198.51.100.1')).toBe('127.0.0.1');
  });

  test.each([
    ['the right-most entry', '10.0.0.1', '198.51.100.1, 203.0.113.9', '203.0.113.9'],
    [
      'the right-most entry that no trusted proxy wrote',
      '10.0.0.1',
      '198.51.100.1, 203.0.113.9, 10.9.9.9',
      '203.0.113.9',
    ],
    ['the peer, where it is not trusted', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['the proxy, where the header is missing', '10.0.0.1', undefined, '10.0.0.1'],
    ['the proxy, where the header is empty', '10.0.0.1', '', '10.0.0.1'],
    ['the last good one, where an entry is no address', '10.0.0.1', '198.51.100.1, <script>', '10.0.0.1'],
    ['the left-most, where all are trusted', '10.0.0.1', '10.0.0.3, 10.0.0.2', '10.0.0.3'],
    [
      'an IPv4 address, also where the socket says it in IPv6',
      '::ffff:10.0.0.1',
      '::ffff:198.51.100.1',
      '198.51.100.1',
    ],
    ['an IPv6 address', 'fd00::1', '2001:DB8::1', '2001:db8::1'],
  ])('is %s', async (_title, peer, header, expected) => {
    const { clientAddress } = await withTrustedProxies('10.0.0.0/8, fd00::/8');
    expect(clientAddress(peer, header)).toBe(expected);
  });

  test('is unknown when the socket is gone', async () => {
    const { clientAddress } = await withTrustedProxies('10.0.0.0/8');
    expect(clientAddress(undefined, '198.51.100.1')).toBe('unknown');
  });

  test('is attached to a request and not read from it', async () => {
    const { addressOf, attachAddress } = await withTrustedProxies('');
    const request = new Request('http://desk.example.com/', { headers: { 'x-forwarded-for': '198.51.100.1' } });
    expect(addressOf(request)).toBe('unknown');
    attachAddress(request, '203.0.113.9');
    expect(addressOf(request)).toBe('203.0.113.9');
  });
});

describe('limits count', () => {
  test('an IPv4 address alone', async () => {
    const { addressGroup } = await withTrustedProxies('');
    expect(addressGroup('198.51.100.1')).not.toBe(addressGroup('198.51.100.2'));
  });

  test('a whole /64 of IPv6 as one, because one client has all of it', async () => {
    const { addressGroup } = await withTrustedProxies('');
    expect(addressGroup('2001:db8:1:2::1')).toBe(addressGroup('2001:db8:1:2:ffff:ffff:ffff:ffff'));
    expect(addressGroup('2001:db8:1:2::1')).not.toBe(addressGroup('2001:db8:1:3::1'));
  });

  test('everything unknown as one', async () => {
    const { addressGroup } = await withTrustedProxies('');
    expect(addressGroup('unknown')).toBe('unknown');
  });
});
