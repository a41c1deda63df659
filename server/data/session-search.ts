import type { MetadataFilter } from '#contract/metadata-filter';
import { stateNames } from '#contract/session-fields';
import { Prisma } from './generated/client';
import { metadataFilterSql } from './metadata-filter-sql';
import { prisma, type Transaction } from './prisma';
import type { StoredSession } from './sessions';

/** The position of a session in an order. */
export type SessionPosition = { at: Date; agentId: string; id: string };

/** Which sessions to find. */
export type SessionQuery = {
  /** null: all agents */
  agentIds: readonly string[] | null;
  enabled?: boolean | undefined;
  createdAfter?: Date | undefined;
  createdBefore?: Date | undefined;
  updatedAfter?: Date | undefined;
  updatedBefore?: Date | undefined;
  /** part of the masked text, normalised as it is stored */
  text?: string | undefined;
  metadata?: MetadataFilter | undefined;
  /** one of these must be the hash of a value in the session */
  hashes?: readonly string[] | undefined;
  /** search documents of another version are not searched */
  maskVersion: string;
};

export type SessionOrder = { by: 'created_at' | 'updated_at'; direction: 'asc' | 'desc' };

/** This many rows in order are checked before an index is used: frequent matches fill a page from them. */
const walkedRows = 1_000;

const stateColumns = stateNames.map((name) => Prisma.raw(`s."${name}"`));
const columns = Prisma.sql`s.agent_id, s.id, ${Prisma.join(stateColumns)}, s.created_at, s.updated_at,
  s.revision_id, s.updated_by`;
// Sessions that do not match may be large, so their content is left in the database.
const meantColumns = Prisma.join(
  stateNames.map((name) => Prisma.raw(`CASE WHEN m.is_meant THEN s."${name}" END AS "${name}"`)),
);

/** Whether the query uses search documents, which may be stale. */
export function isSearch({ text, metadata, hashes }: SessionQuery): boolean {
  return text !== undefined || metadata !== undefined || hashes !== undefined;
}

/**
 * Returns the sessions that follow a position (null: the first ones) in the order, at most `count`.
 *
 * Without a search, the index of the order is walked from the position on, so every page costs the same. A search first
 * walks a thousand rows that way: frequent matches fill a page there. Rare ones are then read from the index of their
 * condition, if there is one, and sorted; otherwise the walk goes on until the page is full. For an actor with several
 * agents, each agent's index is walked and the results are merged.
 */
export async function findSessions(
  tx: Transaction | null,
  question: SessionQuery,
  order: SessionOrder,
  after: SessionPosition | null,
  count: number,
): Promise<StoredSession[]> {
  const client = tx ?? prisma();
  const run = (query: Prisma.Sql) => client.$queryRaw<StoredSession[]>(query);
  const { plain, index, search } = conditions(question);
  const agents = question.agentIds;
  const bySorting = () =>
    run(sorted([...agentsIn(agents), ...plain, ...follows(order, after), ...search], order, count));
  if (agents !== null && agents.length !== 1) {
    return index === null ? run(ofEachAgent(agents, [...plain, ...search], order, after, count)) : bySorting();
  }
  const walk = walkOf(agents?.[0], order, after);
  if (search.length > 0) {
    const near = await run(amongNext(walk, plain, search, count));
    if (near.length === count) return near;
    if (index !== null) return bySorting();
  }
  return run(inOrder(walk, [...plain, ...search], count));
}

/** A row of a walk: its position, and the session if it matches. */
type Walked = { place: SessionPosition; session: StoredSession | null };

/**
 * Reads the next rows of a walk through the sessions of one agent or (null) of all, whether they match or not, for
 * going through everything in even steps. Returns fewer than `count` rows at the end.
 */
export async function walkSessions(
  question: SessionQuery & { agentIds: readonly [string] | null },
  order: SessionOrder,
  after: SessionPosition | null,
  count: number,
): Promise<Walked[]> {
  const { plain, search } = conditions(question);
  const walk = walkOf(question.agentIds?.[0], order, after);
  const rows = await prisma().$queryRaw<(StoredSession & { is_meant: boolean })[]>`
    SELECT s.agent_id, s.id, s.created_at, s.updated_at, s.revision_id, s.updated_by, m.is_meant, ${meantColumns}
    FROM (SELECT * FROM sessions s WHERE ${and(walk.enter)} ${walk.order} LIMIT ${count}) s
    CROSS JOIN LATERAL (SELECT (${and([...plain, ...search])}) IS TRUE AS is_meant) m ${walk.order}`;
  return rows.map(({ is_meant, ...session }) => ({
    place: { at: session[order.by], agentId: session.agent_id, id: session.id },
    session: is_meant ? session : null,
  }));
}

/** A walk through an index: where it starts, and its order. */
type Walk = { enter: Prisma.Sql[]; order: Prisma.Sql };

/**
 * The walk through the sessions of one agent, or of all. One agent is queried as a range from itself to itself, with
 * the agent in the order, so that only the index that begins with the agent can serve, and only the agent's part of it.
 * With an equality the planner may choose to walk all sessions instead, hoping to meet some of the agent's soon.
 */
function walkOf(agentId: string | Prisma.Sql | undefined, order: SessionOrder, after: SessionPosition | null): Walk {
  if (agentId === undefined) return { enter: follows(order, after), order: ordered(order) };
  const time = timeColumn(order);
  const direction = directionOf(order);
  const [from, to] = [Prisma.sql`s.agent_id >= ${agentId}`, Prisma.sql`s.agent_id <= ${agentId}`];
  const walk = Prisma.sql`ORDER BY s.agent_id ${direction}, ${time} ${direction}, s.id ${direction}`;
  if (after === null) return { enter: [from, to], order: walk };
  // As one row, replacing the bound on the agent alone, so that the index scan starts at the position itself.
  const [row, place] = [Prisma.sql`(s.agent_id, ${time})`, Prisma.sql`(${agentId}, ${after.at})`];
  const enter =
    order.direction === 'desc' ? [Prisma.sql`${row} <= ${place}`, from] : [Prisma.sql`${row} >= ${place}`, to];
  return { enter: [...enter, ...follows(order, after)], order: walk };
}

/** `plain`: conditions on the table's own columns. `search`: conditions on the search document. */
function conditions(question: SessionQuery): {
  plain: Prisma.Sql[];
  index: Prisma.Sql | null;
  search: Prisma.Sql[];
} {
  const plain = plainConditions(question);
  if (!isSearch(question)) return { plain, index: null, search: [] };
  const search = [Prisma.sql`s.mask_version = ${question.maskVersion}`];
  const carried: Prisma.Sql[] = [];
  const { text, hashes } = question;
  if (text !== undefined) {
    carried.push(Prisma.sql`s.masked_text LIKE ${`%${text.replace(/[\\%_]/g, '\\$&')}%`}`);
  }
  if (hashes !== undefined) carried.push(Prisma.sql`s.identity_hashes && ${hashes}::text[]`);
  if (question.metadata !== undefined) {
    const { condition, index } = metadataFilterSql(question.metadata, Prisma.sql`s.masked_metadata`);
    if (index !== null) carried.push(index);
    search.push(condition);
  }
  search.push(...carried);
  return { plain, index: carried.length === 0 ? null : and(carried), search };
}

function plainConditions(question: SessionQuery): Prisma.Sql[] {
  const { enabled } = question;
  const found: Prisma.Sql[] = [];
  if (enabled !== undefined) found.push(Prisma.sql`s.enabled = ${enabled}`);
  if (question.createdAfter) found.push(Prisma.sql`s.created_at >= ${question.createdAfter}`);
  if (question.createdBefore) found.push(Prisma.sql`s.created_at < ${question.createdBefore}`);
  if (question.updatedAfter) found.push(Prisma.sql`s.updated_at >= ${question.updatedAfter}`);
  if (question.updatedBefore) found.push(Prisma.sql`s.updated_at < ${question.updatedBefore}`);
  return found;
}

function agentsIn(agentIds: readonly string[] | null): Prisma.Sql[] {
  return agentIds === null ? [] : [Prisma.sql`s.agent_id = ANY(${agentIds}::text[])`];
}

/** All conditions of a query, for reading every session it matches. */
export function everyCondition(question: SessionQuery): Prisma.Sql {
  const { plain, search } = conditions(question);
  return and([...agentsIn(question.agentIds), ...plain, ...search]);
}

function timeColumn({ by }: SessionOrder): Prisma.Sql {
  return by === 'created_at' ? Prisma.sql`s.created_at` : Prisma.sql`s.updated_at`;
}

function directionOf({ direction }: SessionOrder): Prisma.Sql {
  return direction === 'desc' ? Prisma.sql`DESC` : Prisma.sql`ASC`;
}

function follows(order: SessionOrder, after: SessionPosition | null): Prisma.Sql[] {
  if (after === null) return [];
  const place = Prisma.sql`(${timeColumn(order)}, s.agent_id, s.id)`;
  const given = Prisma.sql`(${after.at}, ${after.agentId}, ${after.id})`;
  return [order.direction === 'desc' ? Prisma.sql`${place} < ${given}` : Prisma.sql`${place} > ${given}`];
}

function ordered(order: SessionOrder): Prisma.Sql {
  const direction = directionOf(order);
  return Prisma.sql`ORDER BY ${timeColumn(order)} ${direction}, s.agent_id ${direction}, s.id ${direction}`;
}

function inOrder(walk: Walk, conditions: Prisma.Sql[], count: number): Prisma.Sql {
  return Prisma.sql`
    SELECT ${columns} FROM sessions s WHERE ${and([...walk.enter, ...conditions])} ${walk.order} LIMIT ${count}`;
}

function amongNext(walk: Walk, plain: Prisma.Sql[], search: Prisma.Sql[], count: number): Prisma.Sql {
  return Prisma.sql`
    SELECT ${columns} FROM (
      SELECT * FROM sessions s WHERE ${and([...walk.enter, ...plain])} ${walk.order} LIMIT ${walkedRows}
    ) s WHERE ${and(search)} ${walk.order} LIMIT ${count}`;
}

// MATERIALIZED: the planner should read the whole set in the cheapest way rather than hope for an early match.
function sorted(conditions: Prisma.Sql[], order: SessionOrder, count: number): Prisma.Sql {
  return Prisma.sql`
    WITH found AS MATERIALIZED (
      SELECT s.agent_id, s.id, s.created_at, s.updated_at FROM sessions s WHERE ${and(conditions)}
    ), page AS (SELECT s.agent_id, s.id FROM found s ${ordered(order)} LIMIT ${count})
    SELECT ${columns} FROM page JOIN sessions s ON s.agent_id = page.agent_id AND s.id = page.id ${ordered(order)}`;
}

function ofEachAgent(
  agentIds: readonly string[],
  conditions: Prisma.Sql[],
  order: SessionOrder,
  after: SessionPosition | null,
  count: number,
): Prisma.Sql {
  const walk = walkOf(Prisma.sql`agent.id`, order, after);
  return Prisma.sql`
    SELECT ${columns} FROM unnest(${[...new Set(agentIds)]}::text[]) AS agent (id) CROSS JOIN LATERAL (
      SELECT * FROM sessions s WHERE ${and([...walk.enter, ...conditions])} ${walk.order} LIMIT ${count}
    ) s ${ordered(order)} LIMIT ${count}`;
}

function and(conditions: Prisma.Sql[]): Prisma.Sql {
  return conditions.length === 0 ? Prisma.sql`TRUE` : Prisma.join(conditions, ' AND ', '(', ')');
}
