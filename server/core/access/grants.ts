import { maxCalls } from '#contract/api-keys';
import { DeskError } from '#contract/errors';
import type { Access } from '#contract/permissions';
import type { Actor } from './actor';

/**
 * What an actor is allowed to do; for an API key also until when and how often. Fields that are not set are not
 * compared.
 */
export type Grant = Access & {
  /** null: never expires */
  expiresAt?: Date | null;
  /** calls in 60 seconds */
  limit?: number;
};

/** Whether a grant lies within another one, with nothing beyond it. */
export function isWithin(grant: Grant, other: Grant): boolean {
  return partsBeyond(grant, other).length === 0;
}

/**
 * Lets an actor grant only what they hold themselves. A person's own call limit is not part of what they hold, so it
 * does not restrict the keys they create.
 * Throws `forbidden`, naming every part that goes beyond.
 */
export function requireHeld(actor: Actor, grant: Grant): void {
  const { permissions, agentIds, expiresAt = null } = actor;
  const limit = actor.kind === 'api_key' ? actor.callsPerMinute : maxCalls;
  const beyond = partsBeyond(grant, { permissions, agentIds, expiresAt, limit });
  if (beyond.length === 0) return;
  throw new DeskError('forbidden', `You can’t grant more than you hold: ${beyond.join('; ')}.`);
}

function partsBeyond(grant: Grant, other: Grant): string[] {
  const parts: string[] = [];
  // With an empty list of agents the permissions allow nothing; permissions that reach beyond agents never come with a
  // list.
  const given = grant.agentIds?.length === 0 ? [] : grant.permissions;
  const more = given.filter((permission) => !other.permissions.includes(permission));
  if (more.length > 0) parts.push(`the permissions ${more.join(', ')}`);
  const held = other.agentIds;
  if (held !== null && grant.agentIds === null) parts.push('all agents');
  const outside = held === null ? [] : (grant.agentIds ?? []).filter((id) => !held.includes(id));
  if (outside.length > 0) parts.push(`the agents ${outside.join(', ')}`);
  const end = other.expiresAt ?? null;
  if (end !== null && grant.expiresAt !== undefined && (grant.expiresAt === null || grant.expiresAt > end)) {
    parts.push(`a time after ${end.toISOString()}`);
  }
  if (grant.limit !== undefined && other.limit !== undefined && grant.limit > other.limit)
    parts.push(`more than ${other.limit} calls in 60 seconds`);
  return parts;
}
