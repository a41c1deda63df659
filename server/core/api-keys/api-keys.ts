import {
  type ApiKey,
  createApiKey,
  deleteApiKey,
  getApiKey,
  listApiKeyCalls,
  listApiKeys,
  type NewApiKey,
  rotateApiKey,
  updateApiKey,
} from '#contract/api-keys';
import type { EndpointInput } from '#contract/endpoint';
import { DeskError, wrongField } from '#contract/errors';
import { type Permission, refusesAgentList } from '#contract/permissions';
import type { Actor, CallContext } from '#core/access/actor';
import { type Grant, isWithin, requireHeld } from '#core/access/grants';
import { operation } from '#core/access/operation';
import { agentIdsOf, requireKnownAgents } from '#core/agents/agents';
import { recordAudit } from '#core/audit/recording';
import { listCallsOf, outcomeOf } from '#core/audit-reading/calls';
import { decodeCursor, newestFirst, paginate } from '#core/platform/cursors';
import { changing } from '#core/platform/row-cache';
import { lockApiKey } from '#data/api-keys';
import { inTransaction, prisma, type Transaction } from '#data/prisma';
import { keyNoun, keyState, newApiKey } from './credentials';
import { type ApiKeyRow, toApiKey, toApiKeys } from './rows';

const withSuccessor = { replaced_by: { select: { id: true } } } as const;

/** Lists all API keys of the desk, newest first, without their secrets. Throws `forbidden`, `invalid_request`. */
export const list = operation(listApiKeys, async (actor, input) => {
  const { limit, page_key, state, created_by } = input.query;
  const page = { list: 'api_keys', actor, of: { state, created_by } };
  const { where, orderBy, placeOf } = newestFirst(page, page_key);
  const rows = await prisma().apiKey.findMany({
    where: {
      AND: [
        state === undefined ? {} : inState(state, new Date()),
        created_by === undefined ? {} : { maker_id: created_by },
        where,
      ],
    },
    include: withSuccessor,
    orderBy,
    take: limit + 1,
  });
  const { shown, metadata } = paginate(page, rows, limit, placeOf);
  return { api_keys: await toApiKeys(shown), metadata };
});

/** Returns an API key without its secret. Throws `forbidden`, `not_found`. */
export const get = operation(getApiKey, async (_actor, input) => {
  return toApiKey(await requireRow(prisma(), input.params.key_id));
});

/**
 * Creates an API key; the full key is in this answer and nowhere else. Throws `forbidden` for what the actor does not
 * hold, and `invalid_request` for an expiry in the past or unknown agents.
 */
export const create = operation(createApiKey, async (actor, input, call: CallContext | null) => {
  const { name, permissions, agent_ids, limit, expires_at } = input.body;
  requireHeld(actor, { permissions, agentIds: agent_ids, expiresAt: expires_at, limit });
  requireFuture(expires_at);
  return inTransaction(async (tx) => {
    await requireKnownAgents(tx, agent_ids ?? []);
    const given = { name, permissions, all_agents: agent_ids === null, agent_ids: agent_ids ?? [], limit, expires_at };
    return issue(tx, actor, given, 'api_key.create', call);
  });
});

/**
 * Changes, disables or enables an API key, effective from its next call. Throws `forbidden` for a change that widens
 * the key beyond what the actor holds, `not_found`, `conflict` for a revoked key, `invalid_request`.
 */
export const update = operation(updateApiKey, async (actor, input, call) => {
  const { key_id: id } = input.params;
  return changing(keyNoun, id, async (tx) => {
    const before = await requireLockedRow(tx, id);
    if (before.revoked_at !== null)
      throw new DeskError('conflict', `Key ${id} is revoked. A revoked key cannot be used again.`);
    const data = changesOf(input.body, before);
    const after = { ...before, ...data };
    const isWider = !isWithin(grantOf(after), grantOf(before)) || (before.disabled_at !== null && !after.disabled_at);
    if (isWider) requireHeld(actor, grantOf(after));
    if (refusesAgentList({ permissions: grantOf(after).permissions, agent_ids: agentIdsOf(after) })) {
      throw wrongField('agent_ids', 'cannot limit a key with these permissions');
    }
    if (input.body.expires_at !== undefined) requireFuture(after.expires_at);
    await requireKnownAgents(tx, input.body.agent_ids ?? [], before.agent_ids);
    const row = await tx.apiKey.update({ where: { id }, data, include: withSuccessor });
    const details = { key_id: id, changed: Object.keys(input.body).map((field) => `/${field}`) };
    await recordAudit(tx, { action: 'api_key.update', outcome: 'ok', actor, details, call });
    return toApiKey(row, tx);
  });
});

/**
 * Revokes an API key permanently, effective from its next call; revoking it again changes nothing. Throws `forbidden`,
 * `not_found`.
 */
const remove = operation(deleteApiKey, async (actor, input, call: CallContext | null) => {
  const { key_id: id } = input.params;
  return changing(keyNoun, id, async (tx) => {
    const row = await requireLockedRow(tx, id);
    if (row.revoked_at !== null) return null;
    await tx.apiKey.update({ where: { id }, data: { revoked_at: new Date() } });
    await recordAudit(tx, { action: 'api_key.revoke', outcome: 'ok', actor, details: { key_id: id }, call });
    return null;
  });
});

export { remove as delete };

/**
 * Creates a new API key with the same terms as the old one, which expires after the overlap, or at its own expiry if
 * that is earlier. Throws `forbidden` when the actor does not hold all that the key has, `not_found`, and `conflict`
 * for a key that is not active or was already rotated.
 */
export const rotate = operation(rotateApiKey, async (actor, input, call) => {
  const { key_id: id } = input.params;
  return changing(keyNoun, id, async (tx) => {
    const old = await requireLockedRow(tx, id);
    requireHeld(actor, grantOf(old));
    const now = new Date();
    const state = keyState(old, now);
    if (state !== 'active')
      throw new DeskError('conflict', `Key ${id} is ${state}. Only an active key can be rotated.`);
    if (old.replaced_by !== null)
      throw new DeskError('conflict', `Key ${id} was already rotated to ${old.replaced_by.id}.`);
    const { name, permissions, all_agents, agent_ids, limit, expires_at } = old;
    const given = { name, permissions, all_agents, agent_ids, limit, expires_at, replaces_id: id };
    const made = await issue(tx, actor, given, 'api_key.rotate', call);
    const end = new Date(now.getTime() + input.body.overlap_seconds * 1_000);
    const ends = expires_at !== null && expires_at < end ? expires_at : end;
    await tx.apiKey.update({ where: { id }, data: { expires_at: ends } });
    return made;
  });
});

/** Lists the calls of an API key, newest first. Throws `forbidden`, `not_found`, `invalid_request`. */
export const listCalls = operation(listApiKeyCalls, async (actor, input) => {
  const { key_id } = input.params;
  await requireRow(prisma(), key_id);
  const { limit, page_key, failed } = input.query;
  const page = { list: 'api_key_calls', actor, of: { key_id, failed } };
  const [after] = decodeCursor(page, page_key) ?? [];
  const rows = await listCallsOf({ actor_kind: 'api_key', actor_id: key_id, ...outcomeOf(failed) }, after, limit + 1);
  const { shown, metadata } = paginate(page, rows, limit, ({ id }) => [id]);
  return { calls: shown, metadata };
});

type Terms = Pick<ApiKeyRow, 'permissions' | 'all_agents' | 'agent_ids' | 'limit' | 'expires_at'>;
type Given = Terms & { name: string; replaces_id?: string };

async function issue(
  tx: Transaction,
  actor: Actor,
  given: Given,
  action: string,
  call: CallContext | null,
): Promise<NewApiKey> {
  const { id, key, secretHash } = newApiKey();
  const maker = { created_by: actor.label, maker_kind: actor.kind, maker_id: actor.id || null };
  const row = await tx.apiKey.create({ data: { ...given, id, secret_hash: secretHash, ...maker } });
  const details = {
    key_id: id,
    permissions: given.permissions,
    agent_ids: agentIdsOf(given),
    ...(given.replaces_id === undefined ? {} : { replaces: given.replaces_id }),
  };
  await recordAudit(tx, { action, outcome: 'ok', actor, details, call });
  return { ...(await toApiKey({ ...row, replaced_by: null }, tx)), key };
}

function changesOf(body: EndpointInput<typeof updateApiKey>['body'], before: ApiKeyRow) {
  const { name, permissions, agent_ids, limit, expires_at, enabled } = body;
  const disabled_at = enabled === true ? null : (before.disabled_at ?? new Date());
  return {
    ...(name === undefined ? {} : { name }),
    ...(permissions === undefined ? {} : { permissions }),
    ...(agent_ids === undefined ? {} : { all_agents: agent_ids === null, agent_ids: agent_ids ?? [] }),
    ...(limit === undefined ? {} : { limit }),
    ...(expires_at === undefined ? {} : { expires_at }),
    ...(enabled === undefined ? {} : { disabled_at }),
  };
}

function grantOf(row: Terms): Grant {
  const { permissions, limit, expires_at } = row;
  return { permissions: permissions as Permission[], agentIds: agentIdsOf(row), expiresAt: expires_at, limit };
}

function inState(state: ApiKey['state'], now: Date) {
  if (state === 'revoked') return { revoked_at: { not: null } };
  if (state === 'disabled') return { revoked_at: null, disabled_at: { not: null } };
  const usable = { revoked_at: null, disabled_at: null };
  if (state === 'expired') return { ...usable, expires_at: { lte: now } };
  return { ...usable, OR: [{ expires_at: null }, { expires_at: { gt: now } }] };
}

function requireFuture(expiresAt: Date | null): void {
  if (expiresAt === null || expiresAt > new Date()) return;
  throw wrongField('expires_at', 'must be in the future');
}

async function requireLockedRow(tx: Transaction, id: string): Promise<ApiKeyRow> {
  await lockApiKey(tx, id);
  return requireRow(tx, id);
}

async function requireRow(db: Pick<Transaction, 'apiKey'>, id: string): Promise<ApiKeyRow> {
  const row = await db.apiKey.findUnique({ where: { id }, include: withSuccessor });
  if (row === null) throw new DeskError('not_found', `No API key ${id}.`);
  return row;
}
