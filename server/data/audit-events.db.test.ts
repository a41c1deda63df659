import { beforeAll, describe, expect, test } from 'vitest';
import { type AuditCondition, conditionSql } from './audit-conditions';
import { findAuditEvents } from './audit-events';
import { Prisma } from './generated/client';
import { inTransaction, prisma } from './prisma';

const events = 60_000;

beforeAll(async () => {
  await prisma().$executeRawUnsafe(
    `INSERT INTO audit_events (at, action, outcome, actor_kind, actor_id, actor_label, agent_id, session_id, details, request_id)
     SELECT timestamptz '2026-01-01' + n * interval '1 second', 'test.action_' || n % 50,
            CASE WHEN n % 500 = 0 THEN 'refused' ELSE 'ok' END, 'person', 'per_' || n % 300, 'a person', 'agt_' || n % 20,
            'ase_' || n % 3000, jsonb_build_object('sessions', jsonb_build_array('agt_list/ase_' || n % 3000)), 'req_' || n
     FROM generate_series(1, ${events}) n`,
  );
  await prisma().$executeRawUnsafe('ANALYZE audit_events');
});

const everything: AuditCondition = { agentIds: null };
const conditions: [string, AuditCondition][] = [
  ['nothing', everything],
  ['an actor', { ...everything, actorId: 'per_7' }],
  ['an actor who did nothing', { ...everything, actorId: 'per_none' }],
  ['an action', { ...everything, action: 'test.action_7' }],
  ['an action that never was', { ...everything, action: 'test.none' }],
  ['an outcome', { ...everything, outcome: 'refused' }],
  ['an agent', { ...everything, agentId: 'agt_7' }],
  ['a request id', { ...everything, requestId: 'req_4711' }],
  ['a time', { ...everything, after: new Date('2026-01-01T03:00:00Z'), before: new Date('2026-01-01T03:01:00Z') }],
  ['a session', { ...everything, sessions: [{ agentId: 'agt_7', sessionId: 'ase_7' }] }],
  ['a session that a list held', { ...everything, sessions: [{ agentId: 'agt_list', sessionId: 'ase_7' }] }],
  ['an agent of a list', { ...everything, agentIds: ['agt_7', 'agt_8'] }],
];

describe('a page of the audit log', () => {
  test.each(conditions)('by %s reads an index and not the whole table', async (_what, condition) => {
    const rows = await prisma().$queryRaw<{ 'QUERY PLAN': string }[]>(Prisma.sql`
      EXPLAIN SELECT e.* FROM audit_events e WHERE ${conditionSql(condition)}
        AND (e.at, e.id) < (${new Date('9999-01-01T00:00:00Z')}, 0) ORDER BY e.at DESC, e.id DESC LIMIT 11`);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).not.toContain('Seq Scan on audit_events');
    expect(plan).toMatch(/(Index|Bitmap).*audit_events/);
  });

  test('far from the newest starts reading at its position', async () => {
    const after = { at: new Date('2026-01-01T00:00:05Z'), id: 9_999_999n };
    const rows = await inTransaction((tx) => findAuditEvents(tx, everything, after, 10));
    expect(rows.map(({ request_id }) => request_id)).toEqual(['req_5', 'req_4', 'req_3', 'req_2', 'req_1']);
  });
});
