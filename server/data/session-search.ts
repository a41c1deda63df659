import type { MetadataFilter } from '#contract/metadata-filter';
import { Prisma } from './generated/client';
import { metadataFilterSql } from './metadata-filter-sql';
import { prisma, type Transaction } from './prisma';

/** Where a session stands in an order. */
export type SessionPlace = { at: Date; agentId: string; id: string };

/** What of the sessions is looked for. */
export type SessionQuestion = {
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

type Columns = {
  agent_id: string;
  id: string;
  description: string | null;
  metadata: string;
  enabled: boolean;
  created_at: Date;
  updated_at: Date;
  revision_id: string;
  updated_by: string;
};

/** So many rows of the order are looked through before an index is asked: a page of what is common is among them. */
const walkedRows = 1_000;

const columns = Prisma.sql`s.agent_id, s.id, s.description, s.metadata, s.enabled, s.created_at, s.updated_at,
  s.revision_id, s.updated_by`;

/** Whether the question looks into search forms, which may be stale. */
export function isSearch({ text, metadata, hashes }: SessionQuestion): boolean {
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
  question: SessionQuestion,
  order: SessionOrder,
  after: SessionPlace | null,
  count: number,
): Promise<Columns[]> {
  const client = tx ?? prisma();
  const run = (query: Prisma.Sql) => client.$queryRaw<Columns[]>(query);
  const { walk, index, all } = conditions(question);
  const rest = [...walk, ...(after === null ? [] : [follows(order, after)])];
  if (question.agentIds !== null && question.agentIds.length > 1) {
    const agents = question.agentIds;
    return run(
      index === null ? ofEachAgent(agents, [...rest, ...all], order, count) : sorted([...rest, ...all], order, count),
    );
  }
  if (!isSearch(question)) return run(inOrder(rest, order, count));
  const near = await run(amongNext(rest, all, order, count));
  if (near.length === count) return near;
  return run(index === null ? inOrder([...rest, ...all], order, count) : sorted([...rest, ...all], order, count));
}

/** `walk`: what the order's index or a plain column answers. `all`: what is looked for in the search forms. */
function conditions(question: SessionQuestion): { walk: Prisma.Sql[]; index: Prisma.Sql | null; all: Prisma.Sql[] } {
  const walk = plainConditions(question);
  if (!isSearch(question)) return { walk, index: null, all: [] };
  const all = [Prisma.sql`s.mask_version = ${question.maskVersion}`];
  const carried: Prisma.Sql[] = [];
  const { text, hashes } = question;
  if (text !== undefined) {
    carried.push(Prisma.sql`s.masked_text LIKE ${`%${text.replace(/[\\%_]/g, '\\$&')}%`}`);
  }
  if (hashes !== undefined) carried.push(Prisma.sql`s.identity_hashes && ${hashes}::text[]`);
  if (question.metadata !== undefined) {
    const { condition, index } = metadataFilterSql(question.metadata, Prisma.sql`s.masked_metadata`);
    if (index !== null) carried.push(index);
    all.push(condition);
  }
  all.push(...carried);
  return { walk, index: carried.length === 0 ? null : and(carried), all };
}

/** The conditions that need no search form. */
function plainConditions(question: SessionQuestion): Prisma.Sql[] {
  const { agentIds, enabled } = question;
  const found: Prisma.Sql[] = [];
  if (agentIds?.length === 1) found.push(Prisma.sql`s.agent_id = ${agentIds[0]}`);
  else if (agentIds !== null) found.push(Prisma.sql`s.agent_id = ANY(${agentIds}::text[])`);
  if (enabled !== undefined) found.push(Prisma.sql`s.enabled = ${enabled}`);
  if (question.createdAfter) found.push(Prisma.sql`s.created_at >= ${question.createdAfter}`);
  if (question.createdBefore) found.push(Prisma.sql`s.created_at < ${question.createdBefore}`);
  if (question.updatedAfter) found.push(Prisma.sql`s.updated_at >= ${question.updatedAfter}`);
  if (question.updatedBefore) found.push(Prisma.sql`s.updated_at < ${question.updatedBefore}`);
  return found;
}

function timeColumn({ by }: SessionOrder): Prisma.Sql {
  return by === 'created_at' ? Prisma.sql`s.created_at` : Prisma.sql`s.updated_at`;
}

// The first half is what the index of one agent can be entered with, the second decides among equal times.
function follows(order: SessionOrder, { at, agentId, id }: SessionPlace): Prisma.Sql {
  const time = timeColumn(order);
  return order.direction === 'desc'
    ? Prisma.sql`${time} <= ${at} AND (${time}, s.agent_id, s.id) < (${at}, ${agentId}, ${id})`
    : Prisma.sql`${time} >= ${at} AND (${time}, s.agent_id, s.id) > (${at}, ${agentId}, ${id})`;
}

function ordered(order: SessionOrder): Prisma.Sql {
  const direction = order.direction === 'desc' ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  return Prisma.sql`ORDER BY ${timeColumn(order)} ${direction}, s.agent_id ${direction}, s.id ${direction}`;
}

function inOrder(conditions: Prisma.Sql[], order: SessionOrder, count: number): Prisma.Sql {
  return Prisma.sql`SELECT ${columns} FROM sessions s WHERE ${and(conditions)} ${ordered(order)} LIMIT ${count}`;
}

function amongNext(walk: Prisma.Sql[], conditions: Prisma.Sql[], order: SessionOrder, count: number): Prisma.Sql {
  return Prisma.sql`
    SELECT ${columns} FROM (SELECT * FROM sessions s WHERE ${and(walk)} ${ordered(order)} LIMIT ${walkedRows}) s
    WHERE ${and(conditions)} ${ordered(order)} LIMIT ${count}`;
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
  count: number,
): Prisma.Sql {
  return Prisma.sql`
    SELECT ${columns} FROM unnest(${[...new Set(agentIds)]}::text[]) AS agent (id) CROSS JOIN LATERAL (
      SELECT * FROM sessions s WHERE s.agent_id = agent.id AND ${and(conditions)} ${ordered(order)} LIMIT ${count}
    ) s ${ordered(order)} LIMIT ${count}`;
}

function and(conditions: Prisma.Sql[]): Prisma.Sql {
  return conditions.length === 0 ? Prisma.sql`TRUE` : Prisma.join(conditions, ' AND ', '(', ')');
}
