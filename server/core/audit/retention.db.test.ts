import { beforeEach, describe, expect, test } from 'vitest';
import { type Actor, nobody } from '#core/access/actor';
import { exportFile } from '#core/audit-reading/export';
import { countExpired } from '#data/audit-retention';
import { prisma } from '#data/prisma';
import { type AuditProblem, parseHead } from './chain';
import { verifyAuditFile } from './file';
import { type AuditEvent, recordAuditNow } from './recording';
import { removeExpiredEvents } from './retention';
import { publicKeys, sealAll } from './sealing';
import { verifyStored } from './verification';

const day = 24 * 3_600_000;
const everything = { seals: 1_000, batches: 1_000, milliseconds: 60_000, head: null, publicKeys: [] };

const event: AuditEvent = {
  action: 'test.done',
  outcome: 'ok',
  actor: { kind: 'system', id: '', label: 'a test' },
  details: { zeta: 1, alpha: ['b', 'a'] },
  call: { requestId: 'req_0123456789', address: '192.0.2.1', userAgent: 'a test', origin: 'http://127.0.0.1' },
};

const run = (sql: string) => prisma().$executeRawUnsafe(sql);
const ask = <T>(sql: string) => prisma().$queryRawUnsafe<T[]>(sql);
const verified = async (head: string | null = null) =>
  verifyStored({ ...everything, head: head === null ? null : parseHead(head) });
const briefly = ({ problems }: { problems: AuditProblem[] }) =>
  problems.map(({ kind, seal, event_id }) => ({ kind, seal, event_id }));

/** Records events and seals them together. Returns their ids. */
async function seal(count: number): Promise<bigint[]> {
  for (let number = 0; number < count; number += 1) await recordAuditNow(event);
  await sealAll();
  const [batch] = await ask<{ event_ids: bigint[] }>(
    'SELECT event_ids FROM audit_batches ORDER BY seal_number DESC LIMIT 1',
  );
  return batch?.event_ids ?? [];
}

/** Runs statements past the triggers, which only the owner of the tables can do. */
async function tamper(...statements: string[]): Promise<void> {
  const tables = ['audit_events', 'audit_batches', 'audit_seals'];
  for (const table of tables) await run(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  for (const statement of statements) await run(statement);
  for (const table of tables) await run(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
}

beforeEach(() =>
  tamper(
    'DELETE FROM audit_batches',
    'DELETE FROM audit_seals',
    'DELETE FROM audit_events',
    'DELETE FROM unsealed_audit_events',
  ),
);

describe('retention', () => {
  const later = (days: number) => Date.now() + days * day;

  test('removes whole batches that are too old, keeps their seals, records it, and the log stays intact', async () => {
    await seal(3);
    await seal(2);
    const { head } = await verified();
    expect(await removeExpiredEvents(30, later(29))).toBe(0);
    expect(await removeExpiredEvents(30, later(31))).toBe(2);
    const report = await verified(`${head?.number}:${head?.digest}`);
    expect(report).toMatchObject({
      state: 'intact',
      removed_up_to_seal: 2,
      checked_seals: 3,
      sealed_events: 1,
      unsealed_events: 0,
    });
    const [left] = await prisma().auditEvent.findMany();
    expect(left).toMatchObject({
      action: 'audit_event.remove',
      actor_kind: 'system',
      details: { up_to_seal: 2, seals: 2, events: 5, days: 30 },
    });
  });

  test('keeps a batch as long as one of its events is recent enough', async () => {
    await recordAuditNow(event);
    await run(`INSERT INTO audit_events (at, action, outcome, actor_kind, actor_label, details)
               VALUES (now() - interval '90 days', 'test.old', 'ok', 'system', 'a test', '{}')`);
    await sealAll();
    expect(await removeExpiredEvents(30)).toBe(0);
    expect(await prisma().auditEvent.count()).toBe(2);
  });

  test('previews what it would remove, and changes nothing by that', async () => {
    await seal(3);
    await seal(2);
    const [{ first, last } = { first: null, last: null }] = await ask<{ first: Date; last: Date }>(
      'SELECT min(at) AS first, max(at) AS last FROM audit_events',
    );
    expect(await countExpired(new Date(later(-1)))).toMatchObject({ seals: 0, events: 0, oldest_at: null });
    const all = { seals: 2, events: 5, oldest_at: first, newest_at: last };
    expect(await countExpired(new Date(later(1)))).toEqual(all);
    expect(await prisma().auditEvent.count()).toBe(5);
    expect(await removeExpiredEvents(30, later(31))).toBe(2);
    // Only the event about the removal is left. The seals that stay are not counted again.
    expect(await countExpired(new Date(later(1)))).toMatchObject({ seals: 1, events: 1 });
  });

  test('stops at the first batch that is recent enough, as the preview says', async () => {
    const old = `INSERT INTO audit_events (at, action, outcome, actor_kind, actor_label, details)
                 VALUES (now() - interval '90 days', 'test.old', 'ok', 'system', 'a test', '{}')`;
    for (const record of [() => run(old), () => recordAuditNow(event), () => run(old)]) {
      await record();
      await sealAll();
    }
    expect(await countExpired(new Date(later(-30)))).toMatchObject({ seals: 1, events: 1 });
    expect(await removeExpiredEvents(30)).toBe(1);
    expect(await countExpired(new Date(later(-30)))).toMatchObject({ seals: 0, events: 0 });
  });

  test('removes in several steps, and never the events it records while it runs', async () => {
    for (let number = 0; number < 23; number += 1) await seal(1);
    expect(await removeExpiredEvents(30, later(31))).toBe(23);
    const left = await prisma().auditEvent.findMany();
    expect(left.map(({ action }) => action)).toEqual([
      'audit_event.remove',
      'audit_event.remove',
      'audit_event.remove',
    ]);
    expect(await verified()).toMatchObject({ state: 'intact', removed_up_to_seal: 23 });
  });

  test('removes the values of a settings change along with its event, and no others', async () => {
    const by = { actor_kind: 'system', actor_label: 'a test', before: {}, after: {} };
    await prisma().settingChange.createMany({ data: ['chg_old', 'chg_new'].map((id) => ({ id, ...by })) });
    const changed = (change_id: string) => ({ ...event, action: 'settings.update', details: { change_id } });
    await recordAuditNow(changed('chg_old'));
    await sealAll();
    await removeExpiredEvents(30, later(31));
    await recordAuditNow(changed('chg_new'));
    expect((await prisma().settingChange.findMany()).map(({ id }) => id)).toEqual(['chg_new']);
  });

  test('removes its own events in due time, and the log stays intact', async () => {
    await seal(1);
    await removeExpiredEvents(30, later(31));
    await seal(1);
    expect(await removeExpiredEvents(30, later(62))).toBe(2);
    expect(await verified()).toMatchObject({ state: 'intact', removed_up_to_seal: 3, sealed_events: 1 });
  });

  test('does not cover up events that were removed beyond it', async () => {
    await seal(1);
    await removeExpiredEvents(30, later(31));
    const [id] = await seal(1);
    await tamper(`DELETE FROM audit_events WHERE id = ${id}`, `DELETE FROM audit_batches WHERE ${id} = ANY(event_ids)`);
    expect(briefly(await verified())).toEqual([{ kind: 'removed', seal: 3, event_id: null }]);
  });
});

describe('an export', () => {
  const auditor: Actor = { ...nobody, kind: 'person', id: 'per_1', permissions: ['audit:read'], agentIds: null };
  const call = { requestId: 'req_0123456789', address: '192.0.2.1', userAgent: 'a test', origin: 'http://127.0.0.1' };
  const checked = async () => {
    const { parts } = await exportFile(auditor, { params: {}, query: {}, body: null }, call);
    return verifyAuditFile(parts, { publicKeys: publicKeys(), head: null });
  };

  test('after retention proves what is left, and says up to which seal events are gone', async () => {
    await seal(3);
    await removeExpiredEvents(30, Date.now() + 31 * day);
    await seal(2);
    expect(await checked()).toMatchObject({
      state: 'intact',
      complete: true,
      removed_up_to_seal: 1,
      events: 4,
      seals: 4,
    });
  });

  test('of a database in which an event was changed reports the change', async () => {
    const [first] = await seal(3);
    await tamper(`UPDATE audit_events SET outcome = 'refused' WHERE id = ${first}`);
    const { problems } = await checked();
    expect(problems).toMatchObject([{ kind: 'changed', event_id: String(first), line: 3 }]);
  });
});

describe('the tables refuse', () => {
  const named = (number: number) => `SELECT set_config('session_desk.removed_audit_batch', '${number}', true)`;
  /** Runs the statements in one transaction, as retention does. */
  const inOne = (...statements: string[]) =>
    prisma().$transaction(async (tx) => {
      for (const statement of statements) await tx.$executeRawUnsafe(statement);
    });

  test.each([
    'UPDATE audit_seals SET count = count',
    'DELETE FROM audit_seals',
    'TRUNCATE audit_seals CASCADE',
    'UPDATE audit_batches SET seal_number = seal_number',
    'DELETE FROM audit_batches',
    'TRUNCATE audit_batches',
  ])('%s', async (statement) => {
    await seal(1);
    await expect(run(statement)).rejects.toThrow(/append-only/);
  });

  test('to remove part of a batch, another batch, unsealed events, a list before its events, or a seal', async () => {
    const [first] = await seal(2);
    const [other] = await seal(1);
    await recordAuditNow(event);
    const attempts = [
      [`DELETE FROM audit_events WHERE id = ${first}`],
      [`DELETE FROM audit_events WHERE id = ${other}`],
      ['DELETE FROM audit_events'],
      ['DELETE FROM audit_events WHERE id IN (SELECT event_id FROM unsealed_audit_events)'],
      ['DELETE FROM audit_batches WHERE seal_number = 1'],
      ['DELETE FROM audit_seals WHERE number = 1'],
      [`UPDATE audit_events SET action = 'x'`],
      ['TRUNCATE audit_events'],
    ];
    for (const attempt of attempts) await expect(inOne(named(1), ...attempt)).rejects.toThrow(/append-only/);
    expect(await verified()).toMatchObject({ state: 'intact', sealed_events: 3, unsealed_events: 1 });
  });
});
