import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { MetadataFilter } from '#contract/metadata-filter';
import { evaluateMetadataFilter } from '../../e2e/fixtures/metadata-filter-evaluator';
import { prisma } from './prisma';
import { findSessions, type SessionOrder, type SessionPosition, type SessionQuery } from './session-search';

// More than are scanned before an index is used, so that every search strategy is covered.
const count = 4_000;
const agents = ['agt_A', 'agt_a', 'agt_b', 'agt_-', 'agt_0'];
const maskVersion = 'now';

type Sample = {
  agent_id: string;
  id: string;
  enabled: boolean;
  created_at: Date;
  updated_at: Date;
  masked_text: string;
  masked_metadata: string;
  identity_hashes: string[];
  mask_version: string;
};

const start = Date.parse('2025-01-01T00:00:00Z');
// Many have the same time, so that the ids decide the order.
const timeOf = (n: number) => new Date(start + Math.floor(n / 7) * 1_000);
const isRare = (n: number) => n % 997 === 5;

function sample(n: number): Sample {
  return {
    agent_id: agents[n % agents.length] ?? '',
    id: `ase_${String((n * 7_919) % count).padStart(4, '0')}`,
    enabled: n % 3 > 0,
    created_at: timeOf(n),
    updated_at: timeOf((n * 31) % count),
    masked_text: isRare(n) ? 'a needle, 100%_sure\\' : n % 2 ? 'plenty of hay' : 'straw',
    masked_metadata: JSON.stringify({ n: n % 10, kind: isRare(n) ? 'rare' : n % 2 ? 'odd' : 'even', tags: [n % 5] }),
    identity_hashes: isRare(n) ? ['hash-1'] : [`hash-${n % 4}x`],
    mask_version: n % 50 === 7 ? 'earlier' : maskVersion,
  };
}

const samples = Array.from({ length: count }, (_, n) => sample(n));

beforeAll(async () => {
  await prisma().agent.createMany({ data: agents.map((id) => ({ id, name: id })) });
  await prisma().$executeRaw`
    INSERT INTO sessions (agent_id, id, metadata, enabled, created_at, updated_at, revision_id, updated_by, masked_text,
                          masked_metadata, identity_hashes, mask_version)
    SELECT agent_id, id, '{}', enabled, created_at, updated_at, 'rev', 'a test', masked_text, masked_metadata::jsonb,
           identity_hashes, mask_version
    FROM jsonb_to_recordset(${JSON.stringify(samples)}::jsonb) AS sample (
      agent_id text, id text, enabled boolean, created_at timestamptz, updated_at timestamptz, masked_text text,
      masked_metadata text, identity_hashes text[], mask_version text)`;
  await prisma().$executeRaw`ANALYZE sessions`;
});

const text = (value: string) => ({ type: 'string' as const, value });
const filters: MetadataFilter[] = [
  { kind: 'equals', path: ['kind'], value: text('rare') },
  { kind: 'equals', path: ['kind'], value: text('odd') },
  { kind: 'not', part: { kind: 'equals', path: ['kind'], value: text('odd') } },
  { kind: 'contains', path: ['tags'], value: { type: 'number', text: '3' } },
  {
    kind: 'and',
    parts: [
      { kind: 'ordered', path: ['n'], operator: '>=', value: { type: 'number', text: '8' } },
      { kind: 'one_of', path: ['kind'], values: [text('even'), text('rare')] },
    ],
  },
  { kind: 'is_null', path: ['missing'] },
];

function isMeant(row: Sample, question: SessionQuery): boolean {
  const { agentIds, enabled, createdAfter, createdBefore, updatedAfter, updatedBefore } = question;
  if (agentIds !== null && !agentIds.includes(row.agent_id)) return false;
  if (enabled !== undefined && row.enabled !== enabled) return false;
  if (createdAfter && row.created_at < createdAfter) return false;
  if (createdBefore && row.created_at >= createdBefore) return false;
  if (updatedAfter && row.updated_at < updatedAfter) return false;
  if (updatedBefore && row.updated_at >= updatedBefore) return false;
  const { text: part, metadata, hashes } = question;
  if (part === undefined && metadata === undefined && hashes === undefined) return true;
  if (row.mask_version !== question.maskVersion) return false;
  if (part !== undefined && !row.masked_text.includes(part)) return false;
  if (metadata !== undefined && evaluateMetadataFilter(metadata, row.masked_metadata) !== true) return false;
  return hashes === undefined || row.identity_hashes.some((hash) => hashes.includes(hash));
}

const rank = (text: string) => Buffer.from(text, 'utf8');

/** The tests' database orders by code point, as this does. */
function inOrder(rows: Sample[], { by, direction }: SessionOrder): string[] {
  const sorted = rows.toSorted(
    (a, b) =>
      a[by].getTime() - b[by].getTime() ||
      Buffer.compare(rank(a.agent_id), rank(b.agent_id)) ||
      Buffer.compare(rank(a.id), rank(b.id)),
  );
  return (direction === 'asc' ? sorted : sorted.reverse()).map(({ agent_id, id }) => `${agent_id}/${id}`);
}

const time = fc.integer({ min: -10, max: count + 10 }).map(timeOf);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const questions = fc.record({
  agentIds: fc.oneof(fc.constant(null), fc.subarray([...agents, 'agt_none'], { minLength: 0 })),
  enabled: maybe(fc.boolean()),
  createdAfter: maybe(time),
  createdBefore: maybe(time),
  updatedAfter: maybe(time),
  updatedBefore: maybe(time),
  text: maybe(fc.constantFrom('needle', 'hay', 'straw', '0%_s', 'sure\\', 'nothing of it')),
  metadata: maybe(fc.constantFrom(...filters)),
  hashes: maybe(fc.constantFrom(['hash-1'], ['hash-1x', 'hash-2x'], ['none'])),
  maskVersion: fc.constant(maskVersion),
});
const orders = fc.record({
  by: fc.constantFrom('created_at' as const, 'updated_at' as const),
  direction: fc.constantFrom('asc' as const, 'desc' as const),
});

test('every search strategy returns the same pages: each matching session once, in order', async () => {
  const found = { none: 0, some: 0 };
  await fc.assert(
    fc.asyncProperty(questions, orders, fc.integer({ min: 1, max: 60 }), async (question, order, limit) => {
      const expected = inOrder(
        samples.filter((row) => isMeant(row, question)),
        order,
      );
      found[expected.length === 0 ? 'none' : 'some'] += 1;
      const pages = 4;
      const seen: string[] = [];
      let after: SessionPosition | null = null;
      for (let page = 0; page < pages; page += 1) {
        const rows = await findSessions(null, question, order, after, limit);
        seen.push(...rows.map(({ agent_id, id }) => `${agent_id}/${id}`));
        const last = rows.at(-1);
        if (last === undefined || rows.length < limit) break;
        after = { at: last[order.by], agentId: last.agent_id, id: last.id };
      }
      expect(seen).toEqual(expected.slice(0, pages * limit));
    }),
    { numRuns: 150 },
  );
  expect(Math.min(found.none, found.some)).toBeGreaterThan(10);
});
