import { describe, expect, test } from 'vitest';
import { inTransaction, prisma } from '#data/prisma';
import { recordFailedCredential } from './failed-credentials';
import { type AuditEvent, flushAudit, queueAudit, recordAudit } from './recording';

const event = (action: string): AuditEvent => ({
  action,
  outcome: 'ok',
  actor: { kind: 'system', id: '', label: 'a test' },
  call: {
    requestId: 'req_0123456789',
    address: '192.0.2.1',
    userAgent: 'x'.repeat(10_000),
    origin: 'http://127.0.0.1',
  },
});
const count = (action: string) => prisma().auditEvent.count({ where: { action } });

describe('the audit log', () => {
  test.each([
    'UPDATE audit_events SET action = action',
    'UPDATE audit_events SET action = action WHERE false',
    'DELETE FROM audit_events',
    'TRUNCATE audit_events',
  ])('is append-only: %s fails', async (statement) => {
    await inTransaction((tx) => recordAudit(tx, event('test.kept')));
    await expect(prisma().$executeRawUnsafe(statement)).rejects.toThrow(/append-only/);
    expect(await count('test.kept')).toBeGreaterThan(0);
  });

  test('contains an event only if what it is about was done', async () => {
    const work = inTransaction(async (tx) => {
      await recordAudit(tx, event('test.undone'));
      throw new Error('undone');
    });
    await expect(work).rejects.toThrow('undone');
    expect(await count('test.undone')).toBe(0);
  });

  test('keeps at most 200 characters of a user agent', async () => {
    await inTransaction((tx) => recordAudit(tx, event('test.long')));
    const row = await prisma().auditEvent.findFirstOrThrow({ where: { action: 'test.long' } });
    expect(row.user_agent).toHaveLength(200);
  });
});

describe('a queued event', () => {
  test('is written without further action', async () => {
    void queueAudit(event('test.queued'));
    await expect.poll(() => count('test.queued')).toBe(1);
  });

  test('is written at once by a flush, in order, however many there are', async () => {
    for (let number = 0; number < 2_500; number += 1) void queueAudit({ ...event('test.many'), details: { number } });
    await flushAudit();
    const rows = await prisma().auditEvent.findMany({ where: { action: 'test.many' }, orderBy: { id: 'asc' } });
    expect(rows.map(({ details }) => (details as { number: number }).number)).toEqual(
      Array.from({ length: 2_500 }, (_, number) => number),
    );
  });
});

describe('failed credentials', () => {
  const fail = (address: string) => recordFailedCredential({ reason: 'malformed', keyId: null }, { ...call, address });
  const call = { requestId: 'req_0123456789', address: '', userAgent: 'a test', origin: 'http://127.0.0.1' };

  test('are recorded at most 20 times a minute per address, and 200 in total', async () => {
    for (let attempt = 0; attempt < 60; attempt += 1) fail('192.0.2.99');
    await flushAudit();
    expect(await prisma().auditEvent.count({ where: { action: 'credential.fail', address: '192.0.2.99' } })).toBe(20);
    for (let address = 0; address < 300; address += 1) fail(`198.51.100.${address}`);
    await flushAudit();
    expect(await count('credential.fail')).toBe(200);
  });
});
