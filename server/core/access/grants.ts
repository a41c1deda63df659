import { maxCalls } from '#contract/api-keys';
import { DeskError } from '#contract/errors';
import type { Access } from '#contract/permissions';
import type { Actor } from './actor';

/** What somebody may do; of a key also for how long and how often. What is not set is not compared. */
export type Grant = Access & {
  /** null: for ever */
  expiresAt?: Date | null;
  /** calls in 60 seconds */
  limit?: number;
};

/** Whether a grant lies inside another one: nothing of it goes beyond. */
export function isWithin(grant: Grant, other: Grant): boolean {
  return partsBeyond(grant, other).length === 0;
}

/**
 * Lets an actor give only what they hold themselves. A person's own limit of calls is no grant, so it limits nobody.
 * Throws `forbidden`, which names every part that goes beyond.
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
  // For no agent, they allow nothing: those that reach beyond agents come without a list.
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
