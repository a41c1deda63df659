/** The state of a counter as the X-RateLimit headers show it. `resetAt` is a time in ms. */
export type RateLimitResult = { limit: number; remaining: number; resetAt: number; allowed: boolean };

const windowMilliseconds = 60_000;
const sweepFrom = 10_000;

/**
 * Fixed windows of 60 s that start with the first counted call. Limit N serves N: the N-th call passes, the next is
 * refused. Counting is one synchronous step, so parallel calls cannot slip through together. Counters are kept in
 * memory and lost on restart.
 */
export class RateLimiter {
  private readonly windows = new Map<string, { count: number; resetAt: number }>();
  private sweepAt = sweepFrom;

  /** Counts one call and returns whether it passes. */
  take(key: string, limit: number, now = Date.now()): RateLimitResult {
    this.sweep(now);
    let window = this.windows.get(key);
    if (window === undefined || window.resetAt <= now) {
      window = { count: 0, resetAt: now + windowMilliseconds };
      this.windows.set(key, window);
    }
    window.count += 1;
    return standing(window, limit, window.count <= limit);
  }

  /** Returns the state of the counter without counting. `allowed`: whether one more call would pass. */
  peek(key: string, limit: number, now = Date.now()): RateLimitResult {
    const window = this.windows.get(key);
    if (window === undefined || window.resetAt <= now) {
      return standing({ count: 0, resetAt: now + windowMilliseconds }, limit, limit > 0);
    }
    return standing(window, limit, window.count < limit);
  }

  // The next sweep waits until there are twice as many keys, so that a flood of keys costs each call the same.
  private sweep(now: number): void {
    if (this.windows.size < this.sweepAt) return;
    for (const [key, window] of this.windows) if (window.resetAt <= now) this.windows.delete(key);
    this.sweepAt = Math.max(sweepFrom, 2 * this.windows.size);
  }
}

function standing(window: { count: number; resetAt: number }, limit: number, allowed: boolean): RateLimitResult {
  return { limit, remaining: Math.max(0, limit - window.count), resetAt: window.resetAt, allowed };
}

/** Whole seconds until the window ends, at least 1. */
export function secondsUntil(resetAt: number, now = Date.now()): number {
  return Math.max(1, Math.ceil((resetAt - now) / 1_000));
}
