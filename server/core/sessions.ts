import { createHmac } from 'node:crypto';
import type { EndpointInput } from '#contract/endpoint';
import { formatTime } from '#contract/ids';
import { can } from '#contract/permissions';
import type { getSession, Session } from '#contract/sessions';
import { env } from '#server/env';
import { requireAccess } from './access';
import type { Actor, Call } from './actor';
import { recordLook } from './looks';
import { maskSession, maskVersion } from './masking';
import { findReveal } from './reveals';
import { requireSession } from './session-rows';

/** A session for one actor. `version` names this representation of it and is never made from its content. */
export type SessionReading = { body: Session; version: string; changedAt: Date; revealed: boolean };

/**
 * Gives a session as this actor may see it, and records the look before anything leaves.
 * Throws `forbidden`, `agent_not_found`, `session_not_found`, `unavailable`.
 */
export async function get(actor: Actor, input: EndpointInput<typeof getSession>, call: Call): Promise<SessionReading> {
  requireAccess(actor, 'sessions:read', input.params.agent_id);
  const row = await requireSession(input.params);
  const reveal = await findReveal(actor, input.params);
  const unmasked = reveal !== null || (actor.kind === 'api_key' && can(actor, 'personal_data:read', row.agent_id));
  const content = unmasked ? { ...row, masked: [] } : maskSession(row, { key: env().maskKey });
  await recordLook(
    actor,
    {
      agentId: row.agent_id,
      sessionId: row.id,
      revisionId: row.revision_id,
      revealId: reveal?.id ?? null,
      masked: content.masked,
    },
    call,
  );
  const body: Session = {
    id: row.id,
    agent_id: row.agent_id,
    description: content.description,
    metadata: content.metadata,
    enabled: row.enabled,
    created_at: formatTime(row.created_at),
  };
  if (content.masked.length > 0) body.masked = content.masked;
  if (input.query.include === 'last_change') {
    body.last_change = { at: formatTime(row.updated_at), by: row.updated_by, revision_id: row.revision_id };
  }
  const version = unmasked
    ? `${row.revision_id}.${reveal === null ? 'full' : 'revealed'}`
    : `${row.revision_id}.${actor.kind}.${maskingState()}`;
  return { body, version, changedAt: row.updated_at, revealed: reveal !== null };
}

// Another key gives other placeholders, so it is part of the state; only a keyed digest of it is shown.
function maskingState(): string {
  return createHmac('sha256', env().maskKey).update(`state ${maskVersion}`).digest('hex').slice(0, 12);
}
