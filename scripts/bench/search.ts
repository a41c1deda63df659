import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { MetadataFilter } from '#contract/metadata-filter';
import type { Actor } from '#core/access/actor';
import { flushAudit } from '#core/audit/recording';
import { defaultRules } from '#core/masking/compiled-rules';
import { maskState } from '#core/masking/mask-state';
import * as sessionLists from '#core/sessions/lists';
import { prisma, type Transaction } from '#data/prisma';
import { findSessions, type SessionOrder, type SessionQuery } from '#data/session-search';
import { setEnvironment } from '#server/env';
import { applyMigrations } from '../database/apply-migrations';
import { type EmbeddedPostgres, removeEmbeddedData, startEmbeddedPostgres } from '../database/embedded-postgres';
import { fillSessions } from './fill-sessions';

const sessions = 100_000;
const rounds = 200;
const warmUps = 20;
const farPage = 1_000;
const rareWord = 'zanzibar';

const call = { requestId: 'req_of_the_bench', address: '127.0.0.1', userAgent: 'bench', origin: 'http://127.0.0.1' };
const key: Actor = {
  kind: 'api_key',
  id: 'bench',
  label: 'bench',
  callsPerMinute: 1,
  permissions: ['sessions:read'],
  agentIds: null,
};
const limited: Actor = { ...key, agentIds: ['agt_refunds', 'agt_customer_support', 'agt_voice_pilot', 'agt_travel'] };

type Query = Partial<Parameters<typeof sessionLists.listAll>[1]['query']>;

function list(actor: Actor, query: Query) {
  return sessionLists.listAll(actor, { params: {}, query: { limit: 10, ...query }, body: null }, call);
}

/** Returns the page_key of the thousandth page. */
async function keyOfFarPage(actor: Actor): Promise<string> {
  let page_key: string | undefined;
  for (let page = 1; page < farPage; page += 1) {
    page_key = (await list(actor, page_key === undefined ? {} : { page_key })).metadata.page_key;
  }
  if (page_key === undefined) throw new Error(`There are fewer than ${farPage} pages.`);
  return page_key;
}

function quantile(values: number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
}

/** Runs two queries in turn, so that other load on the machine affects both. Returns the times of each, in ms. */
async function inTurn(ask: (() => Promise<unknown>)[]): Promise<number[][]> {
  const times: number[][] = ask.map(() => []);
  for (let round = -warmUps; round < rounds; round += 1) {
    for (const [index, question] of ask.entries()) {
      const began = performance.now();
      await question();
      if (round >= 0) times[index]?.push(performance.now() - began);
    }
  }
  return times;
}

async function measure(): Promise<void> {
  const [page_key, farOfFour] = [await keyOfFarPage(key), await keyOfFarPage(limited)];
  const questions: [string, Actor, Query][] = [
    ['first page', key, {}],
    [`page ${farPage.toLocaleString('en')}`, key, { page_key }],
    ['first page, by last change', key, { order_by: 'updated_at' }],
    ['first page of an actor with four agents', limited, {}],
    [`page ${farPage.toLocaleString('en')} of that actor`, limited, { page_key: farOfFour }],
    ["equality, common: priority = 'urgent'", key, { metadata_filter: "priority = 'urgent'" }],
    ["equality, rare: customer_id = 'customer_31415'", key, { metadata_filter: "customer_id = 'customer_31415'" }],
    ['word, common: refund', key, { q: 'refund' }],
    [`word, rare: ${rareWord}`, key, { q: rareWord }],
    ['word, nowhere: xylophone', key, { q: 'xylophone' }],
    [`word, rare, four agents: ${rareWord}`, limited, { q: rareWord }],
    ['no index: interaction_count > 1000000', key, { metadata_filter: 'interaction_count > 1000000' }],
  ];
  const times = await inTurn(
    questions.map(
      ([, actor, query]) =>
        () =>
          list(actor, query),
    ),
  );
  await flushAudit();
  console.log(`\n${sessions.toLocaleString('en')} sessions, lists of 10, ms inside the server of ${rounds} rounds`);
  console.log(`${''.padEnd(50)}     p50     p95`);
  for (const [index, [name]] of questions.entries()) {
    const [half, most] = [0.5, 0.95].map((share) =>
      quantile(times[index] ?? [], share)
        .toFixed(1)
        .padStart(8),
    );
    console.log(`${name.padEnd(50)}${half}${most}`);
  }
  const [first = [], far = []] = times;
  console.log(`ratio page ${farPage} / first page ${(quantile(far, 0.5) / quantile(first, 0.5)).toFixed(2)}`);
}

/** A client that first prints PostgreSQL's query plan of each statement. */
function explaining(client: pg.Client): Transaction {
  const $queryRaw = async ({ text, values }: { text: string; values: unknown[] }) => {
    const { rows } = await client.query(`EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) ${text}`, values);
    for (const row of rows) {
      const line = String(row['QUERY PLAN']);
      if (/Scan|Sort|Limit|Nested|Rows Removed|CTE|Index Cond/.test(line)) console.log(`  ${line.slice(0, 140)}`);
    }
    return (await client.query(text, values)).rows;
  };
  return { $queryRaw } as unknown as Transaction;
}

async function showPlans(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const order: SessionOrder = { by: 'created_at', direction: 'desc' };
  const all = { agentIds: null, maskVersion: maskState(defaultRules) };
  const equals = (name: string, value: string): MetadataFilter => ({
    kind: 'equals',
    path: [name],
    value: { type: 'string', value },
  });
  const tooMany: MetadataFilter = {
    kind: 'ordered',
    path: ['interaction_count'],
    operator: '>',
    value: { type: 'number', text: '1e6' },
  };
  const asked: [string, SessionQuery][] = [
    ['all sessions', all],
    ['sessions of one agent', { ...all, agentIds: ['agt_refunds'] }],
    ['sessions of two agents', { ...all, agentIds: ['agt_refunds', 'agt_travel'] }],
    ['equality, common', { ...all, metadata: equals('priority', 'urgent') }],
    ['equality, rare', { ...all, metadata: equals('customer_id', 'customer_31415') }],
    ['word, rare', { ...all, text: rareWord }],
    ['no index', { ...all, metadata: tooMany }],
  ];
  try {
    for (const [name, question] of asked) {
      console.log(`\nplan: ${name}`);
      await findSessions(explaining(client), question, order, null, 11);
    }
    console.log('\nplan: a far page of one agent');
    const after = { at: new Date('2025-01-01T00:00:00Z'), agentId: 'agt_refunds', id: 'ase_' };
    await findSessions(explaining(client), { ...all, agentIds: ['agt_refunds'] }, order, after, 11);
  } finally {
    await client.end();
  }
}

/** Measures session lists with 100,000 sessions, on a temporary embedded database. */
export async function benchSearch(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'session-desk-bench-'));
  let postgres: EmbeddedPostgres | null = null;
  try {
    postgres = await startEmbeddedPostgres(dataDir);
    await applyMigrations(postgres.databaseUrl);
    setEnvironment({
      DATABASE_URL: postgres.databaseUrl,
      AUTH_SECRET: postgres.secrets.auth_secret,
      MASK_KEY: postgres.secrets.mask_key,
      AUDIT_SIGNING_KEY: postgres.secrets.audit_signing_key,
    });
    const began = performance.now();
    await fillSessions(sessions, {
      // A dozen sessions in total contain the rare word.
      change: (session, at) => {
        if (at % 8_000 === 0) session.description = `Ticket from ${rareWord}`;
      },
    });
    console.log(`Filled in ${Math.round((performance.now() - began) / 1_000)} s, search forms included.`);
    await measure();
    await showPlans(postgres.databaseUrl);
  } finally {
    await prisma().$disconnect();
    await postgres?.stop();
    if (postgres) removeEmbeddedData(postgres.place);
    rmSync(dataDir, { recursive: true, force: true });
  }
}
