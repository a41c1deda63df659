import type { Actor } from './actor';
import { findReveal } from './reveals';
import { revealedSight, type Sight, sightOf } from './session-bodies';
import type { SessionKey } from './session-rows';

/** How an actor sees one session at this moment: a running reveal opens it. */
export async function sightNow(actor: Actor, key: SessionKey): Promise<Sight & { revealId?: string }> {
  const reveal = await findReveal(actor, key);
  return reveal === null ? sightOf(actor, key.agent_id) : { ...revealedSight, revealId: reveal.id };
}
