import { type Agent, createAgent, deleteAgent, getAgent, listAgents, updateAgent } from '#contract/agents';
import { DeskError, wrongField } from '#contract/errors';
import type { Access } from '#contract/permissions';
import { formatTime } from '#contract/times';
import type { Actor, CallContext } from '#core/access/actor';
import { newId } from '#core/access/ids';
import { operation } from '#core/access/operation';
import { requireAccess } from '#core/access/require-access';
import { recordAudit, recordAudits } from '#core/audit/recording';
import { newestFirst, paginate } from '#core/platform/cursors';
import { lockAgent } from '#data/agents';
import { inTransaction, prisma, type Transaction } from '#data/prisma';
import { deleteSomeSessions } from '#data/sessions';
import { leaveTombstones } from './tombstones';

const sessionsInBatch = 500;
const batchMilliseconds = 30_000;

type Row = { id: string; name: string; description: string | null; enabled: boolean; created_at: Date };

/** The condition that limits a query to the actor's agents; undefined if they can reach all. */
export function reachableAgents(access: Access): { in: string[] } | undefined {
  return access.agentIds === null ? undefined : { in: [...access.agentIds] };
}

/** The agent list of a stored person or key: null means all agents, an empty list none. */
export function agentIdsOf(row: { all_agents: boolean; agent_ids: string[] }): string[] | null {
  return row.all_agents ? null : row.agent_ids;
}

/**
 * Whether the agent exists; inside a transaction, pass `tx` as `db`. Call it only after access to the agent has been
 * checked.
 */
export async function agentExists(agentId: string, db: Pick<Transaction, 'agent'> = prisma()): Promise<boolean> {
  return (await db.agent.findUnique({ where: { id: agentId }, select: { id: true } })) !== null;
}

/**
 * Checks that a list names only existing agents, so that a typo does not pass for a restriction. Ids in `known`, the
 * list before the change, may stay. Throws `invalid_request`. Call it only after checking that the actor may name these
 * agents.
 */
export async function requireKnownAgents(
  tx: Transaction,
  ids: readonly string[],
  known: readonly string[] = [],
): Promise<void> {
  const added = ids.filter((id) => !known.includes(id));
  if (added.length === 0) return;
  const found = await tx.agent.findMany({ where: { id: { in: added } }, select: { id: true } });
  const missing = added.filter((id) => !found.some((agent) => agent.id === id));
  if (missing.length === 0) return;
  throw wrongField('agent_ids', `names agents that do not exist: ${missing.join(', ')}`);
}

/**
 * Lists the agents the actor can reach, newest first. Throws `forbidden`, and `invalid_request` for a wrong page_key.
 */
export const list = operation(listAgents, async (actor, input) => {
  const { limit, page_key } = input.query;
  const page = { list: 'agents', actor, of: {} };
  const { where, orderBy, placeOf } = newestFirst(page, page_key);
  const rows = await prisma().agent.findMany({
    where: {
      id: reachableAgents(actor),
      ...where,
    },
    orderBy,
    take: limit + 1,
  });
  const { shown, metadata } = paginate(page, rows, limit, placeOf);
  return { agents: shown.map(toAgent), metadata };
});

/** Returns an agent. Throws `forbidden`, `agent_not_found`. */
export const get = operation(getAgent, async (_actor, input) => {
  const { agent_id: id } = input.params;
  const row = await prisma().agent.findUnique({ where: { id } });
  if (row === null) throw unknown(id);
  return toAgent(row);
});

/** Creates an agent; without an id it gets a random one. Throws `forbidden`, and `conflict` when the id is taken. */
export const create = operation(createAgent, async (actor, input, call) => {
  const { id = newId('agt'), name, description = null, enabled = true } = input.body;
  requireAccess(actor, 'agents:write', id);
  return inTransaction(async (tx) => {
    const { count } = await tx.agent.createMany({ data: { id, name, description, enabled }, skipDuplicates: true });
    if (count === 0) throw new DeskError('conflict', `There is already an agent ${id}.`);
    await recordAudit(tx, { action: 'agent.create', outcome: 'ok', actor, agentId: id, call });
    return toAgent(await tx.agent.findUniqueOrThrow({ where: { id } }));
  });
});

/**
 * Changes the given fields of an agent. Throws `forbidden`, `agent_not_found`, and `conflict` while it is being
 * deleted.
 */
export const update = operation(updateAgent, async (actor, input, call) => {
  const { agent_id: id } = input.params;
  return inTransaction(async (tx) => {
    const agent = await lockAgent(tx, id);
    if (agent === null) throw unknown(id);
    if (agent.deleting_since !== null) throw new DeskError('conflict', `Agent ${id} is being deleted.`);
    const { name, description, enabled } = input.body;
    const data = {
      ...(name === undefined ? {} : { name }),
      ...(description === undefined ? {} : { description }),
      ...(enabled === undefined ? {} : { enabled }),
    };
    const row = await tx.agent.update({ where: { id }, data });
    const details = { changed: Object.keys(data).map((field) => `/${field}`) };
    await recordAudit(tx, { action: 'agent.update', outcome: 'ok', actor, agentId: id, details, call });
    return toAgent(row);
  });
});

/**
 * Deletes an agent. If it has sessions, this needs `cascade`: the agent is disabled first, so that nothing more is
 * added to it, then its sessions are deleted in batches, each leaving a tombstone, and finally the agent. The next call
 * continues an interrupted deletion. The agent lists of people and API keys are not changed.
 * Throws `forbidden`, `agent_not_found`, and `conflict` while sessions exist.
 */
const remove = operation(deleteAgent, async (actor, input, call) => {
  const { agent_id: id } = input.params;
  const isDone = await inTransaction(async (tx) => {
    if ((await lockAgent(tx, id)) === null) throw unknown(id);
    if (await deleteEmpty(tx, actor, id, call)) return true;
    if (input.query.cascade !== 'true') {
      const way = 'Delete them first, or send cascade=true to delete them with it';
      throw new DeskError('conflict', `Agent ${id} has sessions. ${way}.`);
    }
    await switchOff(tx, actor, id, call);
    return false;
  });
  if (isDone) return null;
  while (await deleteBatch(actor, id, call));
  await inTransaction(async (tx) => {
    if ((await lockAgent(tx, id)) !== null) await deleteEmpty(tx, actor, id, call);
  });
  return null;
});

export { remove as delete };

async function switchOff(tx: Transaction, actor: Actor, id: string, call: CallContext): Promise<void> {
  await tx.agent.update({ where: { id }, data: { enabled: false, deleting_since: new Date() } });
  const details = { changed: ['/enabled'], cascade: true };
  await recordAudit(tx, { action: 'agent.update', outcome: 'ok', actor, agentId: id, details, call });
}

async function deleteBatch(actor: Actor, agentId: string, call: CallContext): Promise<boolean> {
  return inTransaction(async (tx) => {
    const ids = await deleteSomeSessions(tx, agentId, sessionsInBatch);
    if (ids.length === 0) return false;
    await leaveTombstones(tx, actor, agentId, ids, call);
    const event = {
      action: 'session.delete',
      outcome: 'ok',
      actor,
      agentId,
      details: { cascade: true },
      call,
    } as const;
    await recordAudits(
      tx,
      ids.map((sessionId) => ({ ...event, sessionId })),
    );
    return true;
  }, batchMilliseconds);
}

async function deleteEmpty(tx: Transaction, actor: Actor, id: string, call: CallContext): Promise<boolean> {
  if ((await tx.session.findFirst({ where: { agent_id: id }, select: { id: true } })) !== null) return false;
  await tx.agent.delete({ where: { id } });
  await recordAudit(tx, { action: 'agent.delete', outcome: 'ok', actor, agentId: id, call });
  return true;
}

function unknown(id: string): DeskError {
  return new DeskError('agent_not_found', `No agent ${id}.`);
}

function toAgent({ id, name, description, enabled, created_at }: Row): Agent {
  return { id, name, description, enabled, created_at: formatTime(created_at) };
}
