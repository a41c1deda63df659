import { createHmac } from 'node:crypto';
import { env } from '#server/env';
import type { RuleSets } from './masking';

/**
 * Identifies the rules, the detectors and the key that masking uses: anything masked under another state is stale. It
 * is a keyed digest, so it is safe to show.
 */
export function maskState(...rules: RuleSets): string {
  const versions = rules.map(({ version }) => version).join(' ');
  return createHmac('sha256', env().maskKey).update(`state ${versions}`).digest('hex').slice(0, 12);
}
