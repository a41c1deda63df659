import type { Actor, CallContext } from '#core/access/actor';
import { recordAccess } from '#core/audit/access-log';
import type { StoredSession } from '#data/sessions';
import {
  representSession,
  revealedVisibility,
  type SessionRepresentation,
  type Visibility,
  visibilityFor,
} from './presenter';
import { findReveal } from './reveals';
import type { SessionKey } from './rows';

/** How an actor sees one session, and the reveal that opens it to them, if any. */
export type CurrentVisibility = Visibility & { revealId?: string };

/** How an actor sees one session at this moment: unmasked if a reveal is running. */
export async function currentVisibility(actor: Actor, key: SessionKey): Promise<CurrentVisibility> {
  const reveal = await findReveal(actor, key);
  return reveal === null ? visibilityFor(actor, key.agent_id) : { ...revealedVisibility, revealId: reveal.id };
}

/** Returns a session as the actor sees it. The access is recorded before anything is returned. */
export async function readSessionRecorded(
  actor: Actor,
  row: StoredSession,
  visibility: CurrentVisibility,
  include: 'last_change' | undefined,
  call: CallContext,
): Promise<SessionRepresentation> {
  const reading = representSession(actor, row, visibility, include);
  await recordAccess(
    actor,
    {
      agentId: row.agent_id,
      sessionId: row.id,
      revisionId: row.revision_id,
      revealId: visibility.revealId ?? null,
      masked: reading.body.masked ?? [],
    },
    call,
  );
  return reading;
}
