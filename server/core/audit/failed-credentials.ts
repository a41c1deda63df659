import type { CallContext } from '#core/access/actor';
import { queueAudit } from './recording';

const windowMilliseconds = 60_000;
const maxPerAddress = 20;
const maxOverall = 200;

type Window = { endsAt: number; all: number; perAddress: Map<string, number>; leftOut: number };

let window: Window = { endsAt: 0, all: 0, perAddress: new Map(), leftOut: 0 };
const nobody = { kind: 'nobody', id: '', label: 'nobody' } as const;

/**
 * Records a failed credential and the reason: at most 20 a minute per address and 200 in all. Further failures are
 * counted, and the count is recorded when the minute is over. The credential itself is never recorded.
 */
export function recordFailedCredential(failed: { reason: string; keyId: string | null }, call: CallContext): void {
  const now = Date.now();
  if (now >= window.endsAt) beginWindow(now);
  const ofAddress = (window.perAddress.get(call.address) ?? 0) + 1;
  if (ofAddress > maxPerAddress || window.all >= maxOverall) {
    window.leftOut += 1;
    if (window.leftOut === 1) setTimeout(recordLeftOut, window.endsAt - now, window).unref();
    return;
  }
  window.perAddress.set(call.address, ofAddress);
  window.all += 1;
  const details = { reason: failed.reason, key_id: failed.keyId };
  void queueAudit({ action: 'credential.fail', outcome: 'refused', actor: nobody, details, call });
}

function beginWindow(now: number): void {
  window = { endsAt: now + windowMilliseconds, all: 0, perAddress: new Map(), leftOut: 0 };
}

function recordLeftOut(ended: Window): void {
  const details = { reason: 'more_than_recorded', count: ended.leftOut };
  void queueAudit({ action: 'credential.fail', outcome: 'refused', actor: nobody, details, call: null });
}
