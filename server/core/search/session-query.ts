import { DeskError } from '#contract/errors';
import type { MetadataFilter } from '#contract/metadata-filter';
import { reaches } from '#contract/permissions';
import type { SessionFilters } from '#contract/session-filters';
import type { Actor, CallContext } from '#core/access/actor';
import { requireAccess } from '#core/access/require-access';
import { maskState } from '#core/masking/mask-state';
import { currentSettings } from '#core/settings/settings';
import { isStatementTimeout } from '#data/failures';
import type { Transaction } from '#data/prisma';
import { hasStaleSessions } from '#data/search-documents';
import { isSearch, type SessionQuery } from '#data/session-search';
import { normalizeForSearch } from './document';
import { hashesToMatch } from './match-limit';
import { MetadataFilterError, parseMetadataFilter } from './metadata-filter';

/** A search that takes longer is stopped. */
export const searchMilliseconds = 2_000;

/**
 * The agents whose sessions are listed (null: all), within the actor's reach; `where` names the list in the audit log.
 */
export type Scope = { agentIds: readonly string[] | null; where: string };

/**
 * The agents for an optional agent filter: that agent if the actor can reach it, otherwise none. Without a filter, the
 * actor's agents.
 */
export function agentsWithin(actor: Actor, agentId: string | undefined): readonly string[] | null {
  if (agentId === undefined) return actor.agentIds;
  return reaches(actor, agentId) ? [agentId] : [];
}

/**
 * Builds the database query from a list's filters. It cannot match what the actor may not see: `scope` holds only
 * agents they can reach, and search uses masked documents only. An exact personal value is looked up by its hash; such
 * searches are limited and recorded.
 * Throws `forbidden` for `match` without the permission, `invalid_request` for a wrong metadata_filter,
 * `rate_limit_exceeded`.
 */
export async function buildSessionQuery(
  actor: Actor,
  scope: Scope,
  filters: SessionFilters,
  call: CallContext,
): Promise<SessionQuery> {
  if (filters.match !== undefined) requireAccess(actor, 'personal_data:read');
  const metadata = filters.metadata_filter === undefined ? undefined : metadataFilter(filters.metadata_filter);
  return {
    agentIds: scope.agentIds,
    enabled: filters.enabled,
    createdAfter: filters.created_after,
    createdBefore: filters.created_before,
    updatedAfter: filters.updated_after,
    updatedBefore: filters.updated_before,
    text: filters.q === undefined ? undefined : normalizeForSearch(filters.q),
    metadata,
    hashes: filters.match === undefined ? undefined : await hashesToMatch(actor, filters.match, scope.where, call),
    maskVersion: maskState((await currentSettings()).maskingRules),
  };
}

/** Parses a metadata_filter. Throws `invalid_request` with the position of the error and what is expected there. */
export function metadataFilter(text: string): MetadataFilter {
  try {
    return parseMetadataFilter(text);
  } catch (error) {
    if (!(error instanceof MetadataFilterError)) throw error;
    throw new DeskError('invalid_request', `metadata_filter: ${error.message}.`, {
      fieldErrors: { metadata_filter: error.message },
    });
  }
}

/** Whether a search may miss sessions because their search documents are stale. */
export async function isIncomplete(tx: Transaction, question: SessionQuery): Promise<boolean> {
  return isSearch(question) && hasStaleSessions(tx, question.maskVersion, question.agentIds);
}

/** Returns the error that answers a search that took too long; returns any other error unchanged. */
export function tooSlow(error: unknown, filters: object, by = 'agent'): unknown {
  if (!isStatementTimeout(error)) return error;
  const advice = `takes too long over so many rows; narrow it by ${by} or by time`;
  const used = Object.entries(filters).filter(([, value]) => value !== undefined);
  return new DeskError('invalid_request', `The search was stopped after 2 seconds: it ${advice}.`, {
    fieldErrors: Object.fromEntries(used.map(([name]) => [name, advice])),
  });
}
