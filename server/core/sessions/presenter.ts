import { can } from '#contract/permissions';
import type { Session } from '#contract/sessions';
import { formatTime } from '#contract/times';
import type { Actor } from '#core/access/actor';
import { maskState } from '#core/masking/mask-state';
import { type Maskable, type Masked, maskInTurn, type RulesInTurn } from '#core/masking/masking';
import { hiddenPlaceholders, keyedPlaceholders, type Placeholders } from '#core/masking/placeholders';
import { currentSettings } from '#core/settings/settings';
import type { StoredSession } from '#data/sessions';
import { env } from '#server/env';

/** How somebody sees sessions: the one place that says who gets values, and who gets which placeholders. */
export type Sight =
  /** nothing is masked */
  | { name: 'full' | 'revealed'; placeholders: null }
  /** `rules` count one after the other: whoever sees by more than one set sees by the strictest. */
  | { name: 'keyed' | 'hidden'; placeholders: Placeholders; rules: RulesInTurn };

/** How a person sees the one session that they revealed. */
export const revealedSight: Sight = { name: 'revealed', placeholders: null };

/**
 * How this actor sees the sessions of an agent, apart from a reveal: by the rules as they are now. Not to be asked for
 * inside a transaction, which would wait for a second connection.
 */
export async function sightOf(actor: Actor, agentId: string): Promise<Sight> {
  return sightBy([(await currentSettings()).maskingRules], actor, agentId);
}

/** How this actor sees the sessions of an agent with everything masked that is, also what they may see unmasked. */
export async function maskedSightOf(actor: Actor, agentId: string): Promise<Sight> {
  return maskedSightBy([(await currentSettings()).maskingRules], actor, agentId);
}

function sightBy(rules: RulesInTurn, actor: Actor, agentId: string): Sight {
  const isFull = actor.kind === 'api_key' && can(actor, 'personal_data:read', agentId);
  return isFull ? { name: 'full', placeholders: null } : maskedSightBy(rules, actor, agentId);
}

function maskedSightBy(rules: RulesInTurn, actor: Actor, agentId: string): Sight {
  const mayKnow = can(actor, 'personal_data:read', agentId);
  // Whoever can write, but not read, could write a guess and compare.
  if (!mayKnow && can(actor, 'sessions:write', agentId))
    return { name: 'hidden', placeholders: hiddenPlaceholders, rules };
  return { name: 'keyed', placeholders: keyedPlaceholders(env().maskKey), rules };
}

/**
 * How this actor sees the sessions of any agent, by the rules as they are now. Remembers the sight for each agent, so
 * that a page of sessions makes a placeholder once. Not to be asked for inside a transaction.
 */
export async function sightsOf(actor: Actor): Promise<(agentId: string) => Sight> {
  const rules: RulesInTurn = [(await currentSettings()).maskingRules];
  const sights = new Map<string, Sight>();
  return (agentId) => {
    const sight = sights.get(agentId) ?? sightBy(rules, actor, agentId);
    sights.set(agentId, sight);
    return sight;
  };
}

/** A session's content as it is seen. Every way out of core leads through here. */
export function seenContent(content: Maskable, sight: Sight): Masked {
  if (sight.placeholders !== null) return maskInTurn(content, sight.placeholders, sight.rules);
  return { description: content.description, metadata: content.metadata, masked: [] };
}

/**
 * A comment on a session as it is seen. Whoever may comment could write a guess and compare its placeholder with those
 * of a session, so placeholders in comments say nothing of the value, to nobody.
 */
export function seenComment(comment: string | null, sight: Sight): string | null {
  const blind: Sight = sight.placeholders === null ? sight : { ...sight, placeholders: hiddenPlaceholders };
  return seenContent({ description: comment, metadata: '{}' }, blind).description;
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
    sight.placeholders === null
      ? `${row.revision_id}.${viewer}`
      : `${row.revision_id}.${viewer}.${maskState(...sight.rules)}`;
  return {
    body: sessionBody(row, sight, include),
    version,
    changedAt: row.updated_at,
    revealed: sight.name === 'revealed',
  };
}
