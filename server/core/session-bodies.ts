import { createHmac } from 'node:crypto';
import { can } from '#contract/permissions';
import type { Session } from '#contract/sessions';
import { formatTime } from '#contract/times';
import type { StoredSession } from '#data/sessions';
import { env } from '#server/env';
import type { Actor } from './actor';
import { type Maskable, type Masked, maskSession, maskVersion } from './masking';
import { hiddenPlaceholders, keyedPlaceholders, type Placeholders } from './placeholders';

/** How somebody sees sessions: the one place that says who gets values, and who gets which placeholders. */
export type Sight = {
  name: 'full' | 'revealed' | 'keyed' | 'hidden';
  /** null: nothing is masked */
  placeholders: Placeholders | null;
};

/** How a person sees the one session that they revealed. */
export const revealedSight: Sight = { name: 'revealed', placeholders: null };

/** How this actor sees the sessions of an agent, apart from a reveal. */
export function sightOf(actor: Actor, agentId: string): Sight {
  const mayKnow = can(actor, 'personal_data:read', agentId);
  if (mayKnow && actor.kind === 'api_key') return { name: 'full', placeholders: null };
  // Whoever can write, but not read, could write a guess and compare.
  if (!mayKnow && can(actor, 'sessions:write', agentId)) return { name: 'hidden', placeholders: hiddenPlaceholders };
  return { name: 'keyed', placeholders: keyedPlaceholders(env().maskKey) };
}

/** Remembers the sight for each agent, so that a page of sessions makes a placeholder once. */
export function sightsOf(actor: Actor): (agentId: string) => Sight {
  const sights = new Map<string, Sight>();
  return (agentId) => {
    const sight = sights.get(agentId) ?? sightOf(actor, agentId);
    sights.set(agentId, sight);
    return sight;
  };
}

/** A session's content as it is seen. Every way out of core leads through here. */
export function seenContent(content: Maskable, sight: Sight): Masked {
  if (sight.placeholders !== null) return maskSession(content, sight.placeholders);
  return { description: content.description, metadata: content.metadata, masked: [] };
}

/** A session as the API answers it, seen by somebody. `masked` is absent when nothing is. */
export function sessionBody(row: StoredSession, sight: Sight, include: 'last_change' | undefined): Session {
  const content = seenContent(row, sight);
  const body: Session = {
    id: row.id,
    agent_id: row.agent_id,
    description: content.description,
    metadata: content.metadata,
    enabled: row.enabled,
    created_at: formatTime(row.created_at),
  };
  if (content.masked.length > 0) body.masked = content.masked;
  if (include === 'last_change') {
    body.last_change = { at: formatTime(row.updated_at), by: row.updated_by, revision_id: row.revision_id };
  }
  return body;
}

/** A session for one actor. `version` names this representation of it and is never made from its content. */
export type SessionReading = {
  body: Session;
  version: string;
  changedAt: Date;
  revealed: boolean;
  location?: string;
  isReplayed?: boolean;
};

/** The reading of a stored session by an actor with this sight. */
export function sessionReading(
  actor: Actor,
  row: StoredSession,
  sight: Sight,
  include: 'last_change' | undefined,
): SessionReading {
  const viewer = sight.name === 'keyed' ? actor.kind : sight.name;
  const version =
    sight.placeholders === null ? `${row.revision_id}.${viewer}` : `${row.revision_id}.${viewer}.${maskState()}`;
  return {
    body: sessionBody(row, sight, include),
    version,
    changedAt: row.updated_at,
    revealed: sight.name === 'revealed',
  };
}

/**
 * Names the rules, the detectors and the key that masking works with now: what was made under another state is stale.
 * Only a keyed digest, so that it can be shown.
 */
export function maskState(): string {
  return createHmac('sha256', env().maskKey).update(`state ${maskVersion}`).digest('hex').slice(0, 12);
}
