import type { MetadataFilter } from '#contract/metadata-filter';
import { stateNames } from '#contract/session-fields';
import { Prisma } from './generated/client';
import { metadataFilterSql } from './metadata-filter-sql';
import { prisma, type Transaction } from './prisma';
import type { StoredSession } from './sessions';

/** Where a session stands in an order. */
export type SessionPosition = { at: Date; agentId: string; id: string };

/** What of the sessions is looked for. */
export type SessionQuery = {
  /** null: all agents */
  agentIds: readonly string[] | null;
  enabled?: boolean | undefined;
  createdAfter?: Date | undefined;
  createdBefore?: Date | undefined;
  updatedAfter?: Date | undefined;
  updatedBefore?: Date | undefined;
  /** part of the masked text, in the form that it is stored in */
  text?: string | undefined;
  metadata?: MetadataFilter | undefined;
  /** one of these stands for a value of the session */
  hashes?: readonly string[] | undefined;
  /** search forms of another version are not looked into */
  maskVersion: string;
};

export type SessionOrder = { by: 'created_at' | 'updated_at'; direction: 'asc' | 'desc' };

/** So many rows of the order are looked through before an index is asked: a page of what is common is among them. */
const walkedRows = 1_000;

const stateColumns = stateNames.map((name) => Prisma.raw(`s."${name}"`));
const columns = Prisma.sql`s.agent_id, s.id, ${Prisma.join(stateColumns)}, s.created_at, s.updated_at,
  s.revision_id, s.updated_by`;
// What is not meant is left in the database: it may be large.
const meantColumns = Prisma.join(
  stateNames.map((name) => Prisma.raw(`CASE WHEN m.is_meant THEN s."${name}" END AS "${name}"`)),
);

/** Whether the question looks into search forms, which may be stale. */
export function isSearch({ text, metadata, hashes }: SessionQuery): boolean {
  return text !== undefined || metadata !== undefined || hashes !== undefined;
}

/**
 * Gives the sessions that follow a place (null: the first ones) in the order, at most `count`.
 *
 * Without a search the order's index is walked from the place on, so every page costs the same. A search first walks
 * so a thousand rows: what is common fills a page there. What is rare is then taken from the index of its condition,
 * if it has one, and sorted; otherwise the walk goes on until the page is full. Of an actor with several agents each
 * agent's index is walked, and the beginnings are merged.
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

/** A row of a walk: its place, and the session where it is one that is meant. */
type Walked = { place: SessionPosition; session: StoredSession | null };

/**
 * Looks at the next rows of a walk through the sessions of one agent, or (null) of all, whether they are meant or not:
 * for going through everything in even steps. Gives fewer than `count` rows at the end.
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

/** A walk through an index: where it enters, and the order in which it goes. */
type Walk = { enter: Prisma.Sql[]; order: Prisma.Sql };

/**
 * The walk through the sessions of one agent, or of all. One agent is asked for as a range from it to itself, with the
 * agent in the order: so only that agent's part of the index that begins with it can serve. With an equality the
 * planner may choose to go through everybody's sessions instead, in the hope to meet some of the agent's soon.
 */
function walkOf(agentId: string | Prisma.Sql | undefined, order: SessionOrder, after: SessionPosition | null): Walk {
  if (agentId === undefined) return { enter: follows(order, after), order: ordered(order) };
  const time = timeColumn(order);
  const direction = directionOf(order);
  const [from, to] = [Prisma.sql`s.agent_id >= ${agentId}`, Prisma.sql`s.agent_id <= ${agentId}`];
  const walk = Prisma.sql`ORDER BY s.agent_id ${direction}, ${time} ${direction}, s.id ${direction}`;
  if (after === null) return { enter: [from, to], order: walk };
  // As one row, and in place of the bound on the agent alone: so the index is entered at the place itself.
  const [row, place] = [Prisma.sql`(s.agent_id, ${time})`, Prisma.sql`(${agentId}, ${after.at})`];
  const enter =
    order.direction === 'desc' ? [Prisma.sql`${row} <= ${place}`, from] : [Prisma.sql`${row} >= ${place}`, to];
  return { enter: [...enter, ...follows(order, after)], order: walk };
}

/** `plain`: what the table's own columns answer. `search`: what is looked for in the search forms. */
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

/** All conditions of a question, for what looks at every session of it. */
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

// MATERIALIZED: the planner shall take the whole set by the cheapest way, and not hope for an early match.
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
