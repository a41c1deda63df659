import { RateLimiter } from '#core/platform/rate-limiter';

/** How many calls an address may make in a minute without a valid credential. */
export const addressLimits = { failedCredentials: 20, otherCalls: 120 } as const;

/** The counters of this process. */
export const limiter = new RateLimiter();
