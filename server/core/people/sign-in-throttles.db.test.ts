import { describe, expect, test } from 'vitest';
import { prisma } from '#data/prisma';
import { type Attempt, beginAttempt, forgiveAttempt } from './sign-in-throttles';

const start = new Date('2026-01-01T12:00:00Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1_000);
let made = 0;
const fresh = (what: string) => `${what}-${++made}`;

async function waitOf(email: string, address: string, now = start): Promise<number> {
  const begun = await beginAttempt(email, address, now);
  return 'waitSeconds' in begun ? begun.waitSeconds : 0;
}

async function fail(count: number, email: () => string, address: () => string, now = start): Promise<number[]> {
  const waits: number[] = [];
  for (let attempt = 0; attempt < count; attempt += 1) waits.push(await waitOf(email(), address(), now));
  return waits;
}

describe('five failures for an e-mail from one address', () => {
  test('lock the pair for five minutes, and the wait is returned', async () => {
    const [email, address] = [fresh('email'), fresh('address')];
    expect(
      await fail(
        5,
        () => email,
        () => address,
      ),
    ).toEqual([0, 0, 0, 0, 0]);
    expect(await waitOf(email, address)).toBe(300);
    expect(await waitOf(email, address, later(299.5))).toBe(1);
    expect(await waitOf(email, address, later(300))).toBe(0);
  });

  test('lock neither the e-mail from elsewhere nor other e-mails from there', async () => {
    const [email, address] = [fresh('email'), fresh('address')];
    await fail(
      5,
      () => email,
      () => address,
    );
    expect(await waitOf(email, fresh('address'))).toBe(0);
    expect(await waitOf(fresh('email'), address)).toBe(0);
  });

  test('start again when the first is five minutes old', async () => {
    const [email, address] = [fresh('email'), fresh('address')];
    await fail(
      4,
      () => email,
      () => address,
    );
    expect(
      await fail(
        4,
        () => email,
        () => address,
        later(300),
      ),
    ).toEqual([0, 0, 0, 0]);
  });

  test('are not extended by more attempts', async () => {
    const [email, address] = [fresh('email'), fresh('address')];
    await fail(
      5,
      () => email,
      () => address,
    );
    await fail(
      20,
      () => email,
      () => address,
      later(200),
    );
    expect(await waitOf(email, address, later(300))).toBe(0);
  });

  test('cannot be exceeded by guessing in parallel', async () => {
    const [email, address] = [fresh('email'), fresh('address')];
    const waits = await Promise.all(Array.from({ length: 30 }, () => waitOf(email, address)));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
  });
});

test('fifty failures for one e-mail lock it, wherever they come from', async () => {
  const email = fresh('email');
  const waits = await fail(
    50,
    () => email,
    () => fresh('address'),
  );
  expect(new Set(waits)).toEqual(new Set([0]));
  expect(await waitOf(email, fresh('address'))).toBe(300);
  expect(await waitOf(fresh('email'), fresh('address'))).toBe(0);
});

test('thirty failures from one address lock it, whatever the e-mail', async () => {
  const address = fresh('address');
  const waits = await fail(
    30,
    () => fresh('email'),
    () => address,
  );
  expect(new Set(waits)).toEqual(new Set([0]));
  expect(await waitOf(fresh('email'), address)).toBe(300);
  expect(await waitOf(fresh('email'), fresh('address'))).toBe(0);
});

describe('a successful sign-in', () => {
  async function attempt(email: string, address: string): Promise<Attempt> {
    const begun = await beginAttempt(email, address, start);
    if ('waitSeconds' in begun) throw new Error('locked');
    return begun.attempt;
  }

  test('clears the pair', async () => {
    const [email, address] = [fresh('email'), fresh('address')];
    await fail(
      4,
      () => email,
      () => address,
    );
    await forgiveAttempt(await attempt(email, address), start);
    expect(
      await fail(
        5,
        () => email,
        () => address,
      ),
    ).toEqual([0, 0, 0, 0, 0]);
  });

  test('never counts against e-mail or address, however often it happens', async () => {
    const [email, address] = [fresh('email'), fresh('address')];
    for (let count = 0; count < 60; count += 1) await forgiveAttempt(await attempt(email, address), start);
    expect(await waitOf(email, address)).toBe(0);
  });

  test('does not clear the failures of others from the same address', async () => {
    const [email, address] = [fresh('email'), fresh('address')];
    await fail(
      29,
      () => fresh('email'),
      () => address,
    );
    await forgiveAttempt(await attempt(email, address), start);
    expect(await waitOf(fresh('email'), address)).toBe(0);
    expect(await waitOf(fresh('email'), address)).toBe(300);
  });
});

test('the counters do not reveal who tried to sign in', async () => {
  const email = 'someone@example.org';
  await waitOf(email, '203.0.113.77');
  const rows = await prisma().signInThrottle.findMany();
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toMatch(/someone|203\.0\.113\.77/);
});
