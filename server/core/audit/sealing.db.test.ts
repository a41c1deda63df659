import pg from 'pg';
import { beforeEach, describe, expect, test } from 'vitest';
import { prisma } from '#data/prisma';
import { env } from '#server/env';
import { type AuditProblem, parseHead } from './chain';
import { type AuditEvent, recordAuditNow } from './recording';
import { sealAll, sealPending } from './sealing';
import { verifyStored } from './verification';

const minute = 60_000;
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

describe('sealing', () => {
  test('puts every event under one seal, in order, and leaves none unsealed', async () => {
    const ids = [...(await seal(3)), ...(await seal(2))];
    expect(ids).toHaveLength(5);
    expect(await verified()).toMatchObject({
      state: 'intact',
      is_complete: true,
      sealed_events: 5,
      unsealed_events: 0,
      checked_seals: 2,
      checked_events: 5,
      problems: [],
    });
  });

  test('does nothing for an empty log', async () => {
    await sealAll();
    expect(await verified()).toMatchObject({ state: 'intact', head: null, sealed_events: 0, checked_seals: 0 });
  });

  test('misses no event that commits late with a smaller id than events already sealed', async () => {
    const late = new pg.Client({ connectionString: env().databaseUrl });
    await late.connect();
    try {
      await late.query('BEGIN');
      const { rows } = await late.query(
        `INSERT INTO audit_events (action, outcome, actor_kind, actor_label, details)
         VALUES ('test.late', 'ok', 'system', 'a test', '{}') RETURNING id`,
      );
      const lateId = BigInt(rows[0].id);
      const [first] = await seal(2);
      expect(lateId).toBeLessThan(first ?? 0n);
      expect(await verified()).toMatchObject({ state: 'intact', sealed_events: 2, unsealed_events: 0 });
      await late.query('COMMIT');
      expect(await verified()).toMatchObject({ state: 'intact', sealed_events: 2, unsealed_events: 1 });
      expect(await seal(0)).toEqual([lateId]);
      expect(await verified()).toMatchObject({
        state: 'intact',
        sealed_events: 3,
        unsealed_events: 0,
        checked_seals: 2,
      });
    } finally {
      await late.end();
    }
  });

  test('by several processes at once results in one chain', async () => {
    const work = Array.from({ length: 12 }, async () => {
      await recordAuditNow(event);
      await sealAll();
    });
    await Promise.all(work);
    expect(await verified()).toMatchObject({ state: 'intact', sealed_events: 12, unsealed_events: 0 });
  });

  test('of more events than fit in one batch makes several', async () => {
    await run(`INSERT INTO audit_events (action, outcome, actor_kind, actor_label, details)
               SELECT 'test.many', 'ok', 'system', 'a test', '{}' FROM generate_series(1, 1100)`);
    await sealAll();
    expect(await verified()).toMatchObject({ state: 'intact', checked_seals: 3, checked_events: 1_100 });
  });

  test('on its own waits a minute for a batch to fill', async () => {
    await recordAuditNow(event);
    await sealPending();
    await recordAuditNow(event);
    await sealPending();
    expect(await verified()).toMatchObject({ checked_seals: 1, unsealed_events: 1 });
    await sealPending(() => false, new Date(Date.now() + minute));
    expect(await verified()).toMatchObject({ checked_seals: 2, unsealed_events: 0 });
  });
});

describe('the check of the database reports', () => {
  test('a changed event', async () => {
    const [, second] = await seal(3);
    await tamper(`UPDATE audit_events SET actor_label = 'somebody else' WHERE id = ${second}`);
    expect(briefly(await verified())).toEqual([{ kind: 'changed', seal: 1, event_id: String(second) }]);
  });

  test('a removed event', async () => {
    const [, second] = await seal(3);
    await tamper(`DELETE FROM audit_events WHERE id = ${second}`);
    expect(briefly(await verified())).toEqual([{ kind: 'removed', seal: 1, event_id: String(second) }]);
  });

  test('an event that was inserted past the seals', async () => {
    const [first] = await seal(3);
    await seal(1);
    await tamper(`INSERT INTO audit_events (id, action, outcome, actor_kind, actor_label, details)
                  VALUES (${first} - 1, 'test.forged', 'ok', 'system', 'a test', '{}')`);
    const id = String((first ?? 0n) - 1n);
    expect(briefly(await verified())).toEqual([{ kind: 'inserted', seal: null, event_id: id }]);
  });

  test('an event that was removed before it was sealed', async () => {
    await recordAuditNow(event);
    await tamper('DELETE FROM audit_events');
    expect((await verified()).problems).toMatchObject([
      { kind: 'removed', message: expect.stringContaining('before it was sealed') },
    ]);
  });

  test('events that were put in another order', async () => {
    const [first, second] = await seal(2);
    await tamper(
      `UPDATE audit_events SET id = 0 WHERE id = ${first}`,
      `UPDATE audit_events SET id = ${first} WHERE id = ${second}`,
      `UPDATE audit_events SET id = ${second} WHERE id = 0`,
    );
    expect(briefly(await verified()).map(({ kind }) => kind)).toEqual(['changed', 'changed']);
  });

  test('a list of events that was changed together with its events', async () => {
    const [first] = await seal(2);
    await tamper(
      `DELETE FROM audit_events WHERE id = ${first}`,
      'UPDATE audit_batches SET event_ids = event_ids[2:], event_digests = event_digests[2:]',
    );
    expect(briefly(await verified())).toEqual([{ kind: 'seal', seal: 1, event_id: null }]);
  });

  test('a changed seal, and a missing one', async () => {
    await seal(1);
    await seal(1);
    await seal(1);
    await tamper(`UPDATE audit_seals SET at = at - interval '1 day' WHERE number = 1`);
    expect(briefly(await verified())).toEqual([{ kind: 'seal', seal: 1, event_id: null }]);
    await tamper(
      `UPDATE audit_seals SET at = at + interval '1 day' WHERE number = 1`,
      'DELETE FROM audit_events WHERE id IN (SELECT unnest(event_ids) FROM audit_batches WHERE seal_number = 2)',
      'DELETE FROM audit_batches WHERE seal_number = 2',
      'DELETE FROM audit_seals WHERE number = 2',
    );
    expect(briefly(await verified())).toEqual([{ kind: 'removed', seal: 3, event_id: null }]);
  });

  test('events that are gone with their list although retention did not remove them', async () => {
    await seal(1);
    await seal(1);
    await tamper(
      'DELETE FROM audit_events WHERE id IN (SELECT unnest(event_ids) FROM audit_batches WHERE seal_number = 1)',
      'DELETE FROM audit_batches WHERE seal_number = 1',
    );
    expect(briefly(await verified())).toEqual([{ kind: 'removed', seal: 1, event_id: null }]);
  });

  test('a cut end by a head known earlier, even when other events were sealed after it', async () => {
    await seal(1);
    await seal(1);
    const { head } = await verified();
    const known = `${head?.number}:${head?.digest}`;
    expect(await verified(known)).toMatchObject({ state: 'intact' });
    await tamper(
      'DELETE FROM audit_events WHERE id IN (SELECT unnest(event_ids) FROM audit_batches WHERE seal_number = 2)',
      'DELETE FROM audit_batches WHERE seal_number = 2',
      'DELETE FROM audit_seals WHERE number = 2',
    );
    expect(await verified()).toMatchObject({ state: 'intact' });
    expect(briefly(await verified(known))).toEqual([{ kind: 'cut', seal: 2, event_id: null }]);
    await seal(1);
    expect(briefly(await verified(known))).toEqual([{ kind: 'cut', seal: 2, event_id: null }]);
  });
});

test('a check with bounds says that it is not complete', async () => {
  for (let number = 0; number < 4; number += 1) await seal(1);
  const report = await verifyStored({ ...everything, seals: 3, batches: 2 });
  expect(report).toMatchObject({ state: 'intact', is_complete: false, checked_seals: 3, checked_events: 2 });
});
