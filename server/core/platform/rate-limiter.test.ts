import { describe, expect, test } from 'vitest';
import { RateLimiter, secondsUntil } from './rate-limiter';

const start = 1_700_000_000_000;

describe('a limit of N', () => {
  test.each([1, 2, 600])('serves exactly %i calls in a window', (limit) => {
    const limiter = new RateLimiter();
    const passed = Array.from({ length: limit + 5 }, () => limiter.take('a', limit, start).allowed);
    expect(passed.filter(Boolean)).toHaveLength(limit);
    expect(passed.indexOf(false)).toBe(limit);
  });

  test('counts down the remaining calls and never below zero', () => {
    const limiter = new RateLimiter();
    expect([1, 2, 3, 4].map(() => limiter.take('a', 2, start).remaining)).toEqual([1, 0, 0, 0]);
  });

  test('counts each key separately', () => {
    const limiter = new RateLimiter();
    expect([limiter.take('a', 1, start), limiter.take('b', 1, start)].map(({ allowed }) => allowed)).toEqual([
      true,
      true,
    ]);
  });
});

describe('the window', () => {
  test('lasts 60 s from the first counted call, not from the clock minute', () => {
    const limiter = new RateLimiter();
    expect(limiter.take('a', 1, start + 59_999).resetAt).toBe(start + 119_999);
    expect(limiter.take('a', 1, start + 119_998).allowed).toBe(false);
    expect(limiter.take('a', 1, start + 119_999)).toMatchObject({ allowed: true, resetAt: start + 179_999 });
  });

  test('is not extended by refused calls', () => {
    const limiter = new RateLimiter();
    const first = limiter.take('a', 1, start);
    expect(limiter.take('a', 1, start + 30_000).resetAt).toBe(first.resetAt);
  });

  test('can be checked without counting', () => {
    const limiter = new RateLimiter();
    expect(limiter.peek('a', 2, start)).toMatchObject({ remaining: 2, allowed: true });
    limiter.take('a', 2, start);
    expect([limiter.peek('a', 2, start), limiter.peek('a', 2, start)].map(({ remaining }) => remaining)).toEqual([
      1, 1,
    ]);
    limiter.take('a', 2, start);
    expect(limiter.peek('a', 2, start).allowed).toBe(false);
  });

  test('survives a flood of other keys', () => {
    const limiter = new RateLimiter();
    limiter.take('a', 1, start);
    for (let count = 0; count < 30_000; count += 1) limiter.take(`flood ${count}`, 1, start);
    expect(limiter.take('a', 1, start + 1).allowed).toBe(false);
  });
});

test('the wait is in whole seconds and at least 1', () => {
  expect(secondsUntil(start + 1, start)).toBe(1);
  expect(secondsUntil(start - 5_000, start)).toBe(1);
  expect(secondsUntil(start + 1_001, start)).toBe(2);
  expect(secondsUntil(start + 60_000, start)).toBe(60);
});
