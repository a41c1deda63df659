import type { Actor, Call } from '#core/access/actor';
import { recordLook } from '#core/audit/access-log';
import type { StoredSession } from '#data/sessions';
import { revealedSight, type SessionReading, type Sight, sessionReading, sightOf } from './presenter';
import { findReveal } from './reveals';
import type { SessionKey } from './rows';

/** How an actor sees one session, and the reveal that opens it to them, if there is one. */
export type SightNow = Sight & { revealId?: string };

/** How an actor sees one session at this moment: a running reveal opens it. */
export async function sightNow(actor: Actor, key: SessionKey): Promise<SightNow> {
  const reveal = await findReveal(actor, key);
  return reveal === null ? sightOf(actor, key.agent_id) : { ...revealedSight, revealId: reveal.id };
}

/** Gives an actor a session as they see it: the look is on the record before anything leaves. */
export async function giveSession(
  actor: Actor,
  row: StoredSession,
  sight: SightNow,
  include: 'last_change' | undefined,
  call: Call,
): Promise<SessionReading> {
  const reading = sessionReading(actor, row, sight, include);
  await recordLook(
    actor,
    {
      agentId: row.agent_id,
      sessionId: row.id,
      revisionId: row.revision_id,
      revealId: sight.revealId ?? null,
      masked: reading.body.masked ?? [],
    },
    call,
  );
  return reading;
}
