import { can } from '#contract/permissions';
import { stateOf } from '#contract/session-fields';
import type { Session } from '#contract/sessions';
import { formatTime } from '#contract/times';
import type { Actor } from '#core/access/actor';
import { maskState } from '#core/masking/mask-state';
import { type Maskable, type Masked, maskByRuleSets, type RuleSets } from '#core/masking/masking';
import { hiddenPlaceholders, keyedPlaceholders, type Placeholders } from '#core/masking/placeholders';
import { currentSettings } from '#core/settings/settings';
import type { StoredSession } from '#data/sessions';
import { env } from '#server/env';

/** How an actor sees sessions. This is the only place that decides who gets values, and who gets which placeholders. */
export type Visibility =
  /** nothing is masked */
  | { name: 'full' | 'revealed'; placeholders: null }
  /** `rules` are applied one after the other, so with several sets the strictest wins. */
  | { name: 'keyed' | 'hidden'; placeholders: Placeholders; rules: RuleSets };

/** How a person sees the one session they revealed. */
export const revealedVisibility: Visibility = { name: 'revealed', placeholders: null };

/**
 * How this actor sees an agent's sessions under the current rules, leaving reveals aside. Do not call it inside a
 * transaction: it would wait for a second connection.
 */
export async function visibilityFor(actor: Actor, agentId: string): Promise<Visibility> {
  return visibilityUnder([(await currentSettings()).maskingRules], actor, agentId);
}

/** How this actor sees an agent's sessions with all masking applied, even to what they may see unmasked. */
export async function maskedVisibilityFor(actor: Actor, agentId: string): Promise<Visibility> {
  return maskedVisibilityUnder([(await currentSettings()).maskingRules], actor, agentId);
}

function visibilityUnder(rules: RuleSets, actor: Actor, agentId: string): Visibility {
  const isFull = actor.kind === 'api_key' && can(actor, 'personal_data:read', agentId);
  return isFull ? { name: 'full', placeholders: null } : maskedVisibilityUnder(rules, actor, agentId);
}

function maskedVisibilityUnder(rules: RuleSets, actor: Actor, agentId: string): Visibility {
  const mayKnow = can(actor, 'personal_data:read', agentId);
  // An actor that can write but not read could write a guess and compare placeholders.
  if (!mayKnow && can(actor, 'sessions:write', agentId))
    return { name: 'hidden', placeholders: hiddenPlaceholders, rules };
  return { name: 'keyed', placeholders: keyedPlaceholders(env().maskKey), rules };
}

/**
 * Returns a function that tells how this actor sees the sessions of any agent under the current rules. It caches the
 * visibility for each agent, so that a page of sessions computes each placeholder once. Do not call it inside a
 * transaction.
 */
export async function visibilityByAgent(actor: Actor): Promise<(agentId: string) => Visibility> {
  const rules: RuleSets = [(await currentSettings()).maskingRules];
  const visibilities = new Map<string, Visibility>();
  return (agentId) => {
    const visibility = visibilities.get(agentId) ?? visibilityUnder(rules, actor, agentId);
    visibilities.set(agentId, visibility);
    return visibility;
  };
}

/** A session's content with this visibility applied. All content that leaves core passes through here. */
export function visibleContent(content: Maskable, visibility: Visibility): Masked {
  if (visibility.placeholders !== null) return maskByRuleSets(content, visibility.placeholders, visibility.rules);
  return { description: content.description, metadata: content.metadata, masked: [] };
}

/**
 * A comment on a session with this visibility applied. An actor that may comment could write a guess and compare its
 * placeholder with those of a session, so placeholders in comments carry no hash, for any actor.
 */
export function visibleComment(comment: string | null, visibility: Visibility): string | null {
  const blind: Visibility =
    visibility.placeholders === null ? visibility : { ...visibility, placeholders: hiddenPlaceholders };
  return visibleContent({ description: comment, metadata: '{}' }, blind).description;
}

/** A session as the API returns it, with this visibility applied. `masked` is absent when nothing is masked. */
export function sessionBody(row: StoredSession, visibility: Visibility, include: 'last_change' | undefined): Session {
  const { masked, ...content } = visibleContent(row, visibility);
  const body: Session = {
    id: row.id,
    agent_id: row.agent_id,
    ...stateOf(row),
    ...content,
    created_at: formatTime(row.created_at),
  };
  if (masked.length > 0) body.masked = masked;
  if (include === 'last_change') {
    body.last_change = { at: formatTime(row.updated_at), by: row.updated_by, revision_id: row.revision_id };
  }
  return body;
}

/** A session for one actor. `version` identifies this representation and is never derived from its content. */
export type SessionRepresentation = {
  body: Session;
  version: string;
  changedAt: Date;
  revealed: boolean;
  isReplayed?: boolean;
};

/** The representation of a stored session for an actor with this visibility. */
export function representSession(
  actor: Actor,
  row: StoredSession,
  visibility: Visibility,
  include: 'last_change' | undefined,
): SessionRepresentation {
  const viewer = visibility.name === 'keyed' ? actor.kind : visibility.name;
  const version =
    visibility.placeholders === null
      ? `${row.revision_id}.${viewer}`
      : `${row.revision_id}.${viewer}.${maskState(...visibility.rules)}`;
  return {
    body: sessionBody(row, visibility, include),
    version,
    changedAt: row.updated_at,
    revealed: visibility.name === 'revealed',
  };
}
