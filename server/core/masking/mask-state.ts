import { createHmac } from 'node:crypto';
import { env } from '#server/env';
import type { RuleSets } from './masking';

/**
 * Names the rules, the detectors and the key that masking works with: what was made under another state is stale.
 * Only a keyed digest, so that it can be shown.
 */
export function maskState(...rules: RuleSets): string {
  const versions = rules.map(({ version }) => version).join(' ');
  return createHmac('sha256', env().maskKey).update(`state ${versions}`).digest('hex').slice(0, 12);
}
