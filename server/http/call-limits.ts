import { RateLimiter } from '#core/platform/rate-limiter';

/** Calls in a minute that an address may make without a valid credential. */
export const addressLimits = { failedCredentials: 20, otherCalls: 120 } as const;

/** The counters of this process. */
export const limiter = new RateLimiter();
