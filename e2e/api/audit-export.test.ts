import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportAuditEvents, verifyAuditEvents } from '#contract/audit-events';
import { expectAnswer, expectError } from '../fixtures/answers';
import { ask, queryDesk, sharedDesk } from '../fixtures/api';
import { addAgent, addApiKey, addAuditEvent } from '../fixtures/records';

const key = await addApiKey(queryDesk, { permissions: ['audit:read'] });
let folder: string;
let whole: string;
let publicKey: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'session-desk-audit-'));
  for (let n = 0; n < 5; n += 1)
    await addAuditEvent(queryDesk, { details: { zeta: n, alpha: 'ä“', big: 12345678901 } });
  whole = await exported();
  const answer = await ask('/v2/audit_events/verification', key);
  publicKey = expectAnswer(verifyAuditEvents, answer).public_key;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const exported = async (query = '', credential: object = key) =>
  expectAnswer(exportAuditEvents, await ask(`/v2/audit_events/export${query}`, credential));
const linesOf = (text: string) => text.trimEnd().split('\n');
const eventsIn = (text: string) =>
  linesOf(text)
    .map((line) => JSON.parse(line))
    .filter(({ type }) => type === 'event');
const isEvent = (line: string | undefined) => JSON.parse(line ?? '{}').type === 'event';
/** The index of the first of the last two consecutive event lines under one seal. */
const placeOfTwoEvents = (lines: string[]) => lines.findLastIndex((line, n) => isEvent(line) && isEvent(lines[n + 1]));

/** Checks a file the way another machine would: no settings, no database, another folder. */
async function check(text: string, ...more: string[]): Promise<{ code: number; out: string; err: string }> {
  const file = join(folder, 'audit.jsonl');
  await writeFile(file, text);
  const command = [join(process.cwd(), 'dist/verify-audit.mjs'), '--file', file, ...more];
  const env = {} as NodeJS.ProcessEnv;
  return promisify(execFile)(process.execPath, command, { cwd: folder, env }).then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    ({ code, stdout, stderr }) => ({ code, out: stdout, err: stderr }),
  );
}

describe('an export of the audit log', () => {
  test('is a JSONL file that holds every event, in order, including its own', async () => {
    const stored = await queryDesk<{ id: string }>('SELECT id FROM audit_events');
    const answer = await ask('/v2/audit_events/export', key);
    expect(answer.headers.get('content-type')).toBe('application/jsonl; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="audit-\d{4}-\d\d-\d\d\.jsonl"$/);
    const events = eventsIn(expectAnswer(exportAuditEvents, answer));
    expect(events.filter(({ action, by }) => action === 'audit_event.export' && by.id === key.id)).not.toEqual([]);
    const ids = new Set(events.map(({ id }) => String(id)));
    expect(stored.filter(({ id }) => !ids.has(String(id)))).toEqual([]);
    expect(ids.size).toBe(events.length);
  });

  test('is verified by plain Node, without settings, with the public key', async () => {
    expect(await check(whole, '--public-key', publicKey)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/Intact\.\n$/),
    });
  });

  test('says, if no public key is given, that only its own key vouches for it', async () => {
    const { code, out } = await check(whole);
    expect(code).toBe(0);
    expect(out).toContain('only against the key it contains');
  });

  test.each([
    [
      'changed',
      (lines: string[]) => lines.with(-2, lines.at(-2)?.replace(/"outcome":"\w+"/, '"outcome":"no"') ?? ''),
      /Line \d+: Event \d+ was changed/,
    ],
    ['removed', (lines: string[]) => lines.toSpliced(-2, 1), /Event \d+ of seal \d+ was removed/],
    [
      'inserted',
      (lines: string[]) => lines.toSpliced(-2, 0, lines.at(-2)?.replace(/"id":"\d+"/, '"id":"999999999"') ?? ''),
      /Line \d+: Event \d+ is not one of the events of seal/,
    ],
    [
      'moved',
      (lines: string[]) => {
        const place = placeOfTwoEvents(lines);
        return lines.toSpliced(place, 2, ...lines.slice(place, place + 2).toReversed());
      },
      /Line \d+: Event \d+ is out of order/,
    ],
    ['left without its end', (lines: string[]) => lines.slice(0, -1), /has no end/],
  ])('in which a line was %s ends the check with 1 and says where', async (_what, change, words) => {
    const { code, out } = await check(`${change(linesOf(whole)).join('\n')}\n`, '--public-key', publicKey);
    expect(code).toBe(1);
    expect(out).toMatch(words);
    expect(out).toMatch(/BROKEN: \d+ problems?\.\n$/);
  });

  test('whose last line is cut off is broken', async () => {
    expect(await check(whole.slice(0, -20), '--json')).toMatchObject({
      code: 1,
      out: expect.stringContaining('"cut"'),
    });
  });

  test('is compared with a head that was kept', async () => {
    const { out } = await check(whole, '--json');
    const { head } = JSON.parse(out);
    expect((await check(whole, '--head', `${head.number}:${head.digest}`)).code).toBe(0);
    const later = await exported();
    expect((await check(later, '--head', `${head.number}:${head.digest}`)).code).toBe(0);
    const newer = JSON.parse((await check(later, '--json')).out).head;
    expect(newer.number).toBeGreaterThan(head.number);
    const cut = await check(whole, '--head', `${newer.number}:${newer.digest}`);
    expect(cut).toMatchObject({ code: 1, out: expect.stringContaining('is missing: the end was cut off') });
    const replaced = await check(whole, '--head', `${head.number}:${'0'.repeat(64)}`);
    expect(replaced).toMatchObject({ code: 1, out: expect.stringContaining('replaced') });
  });

  test('with a filter holds the matching events, is intact, and says what it cannot prove', async () => {
    const agentId = await addAgent(queryDesk);
    const ids = [];
    for (let n = 0; n < 3; n += 1) ids.push(await addAuditEvent(queryDesk, { agentId }));
    await exported();
    const part = await exported(`?agent_id=${agentId}`);
    expect(eventsIn(part).map(({ id }) => id)).toEqual(ids);
    expect(await check(part, '--public-key', publicKey)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/Part of the log.*Note: This is part of the log.*Intact/s),
    });
    const changed = await check(part.replace('"a test"', '"no test"'), '--public-key', publicKey);
    expect(changed).toMatchObject({ code: 1, out: expect.stringMatching(/Event \d+ was changed/) });
  });

  test('by an exact value does not hold the value, and neither does its own event', async () => {
    const value = 'nobody-holds-this@example.org';
    const part = await exported(`?match=${encodeURIComponent(value)}`);
    expect(part).not.toContain('nobody-holds-this');
    expect(JSON.parse(linesOf(part)[0] ?? '')).toMatchObject({ complete: false, filters: { match: true } });
  });

  test('of a key with a list of agents holds the events of these agents alone', async () => {
    const [mine, other] = [await addAgent(queryDesk), await addAgent(queryDesk)];
    for (const agentId of [mine, other]) await addAuditEvent(queryDesk, { agentId });
    const limited = await addApiKey(queryDesk, { permissions: ['audit:read'], agentIds: [mine] });
    const part = await exported('', limited);
    expect(eventsIn(part).map(({ agent_id }) => agent_id)).toEqual([mine]);
    expect(part).not.toContain(other);
    expect((await check(part, '--public-key', publicKey)).code).toBe(0);
  });

  test('is refused with page parameters, which it does not have', async () => {
    expectError(await ask('/v2/audit_events/export?limit=5', key), 'invalid_request');
  });
});

test('the check of the database runs beside the desk, with its settings', async () => {
  const env = { DATA_DIR: sharedDesk().dataDir, LOG_LEVEL: 'warn' } as unknown as NodeJS.ProcessEnv;
  const command = ['--import', 'tsx', 'scripts/admin/verify-audit.ts', '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, command, { env });
  expect(JSON.parse(stdout)).toMatchObject({ state: 'intact', is_complete: true, problems: [] });
});

describe('the check of a file refuses in words', () => {
  test.each([
    ['a file that is no export', '{"sessions": []}\n', [], /not an export of the audit log/],
    ['an empty file', '', [], /it is empty/],
    ['a head of another form', '', ['--head', '5'], /NUMBER:DIGEST/],
    ['a public key of another form', '', ['--public-key', 'abc'], /ed25519:/],
    ['an option that it does not know', '', ['--fast'], /Usage: /],
  ])('%s', async (_what, text, more, words) => {
    const { code, err } = await check(text, ...more);
    expect(code).toBe(1);
    expect(err).toMatch(words);
    expect(err).not.toMatch(/ at \S+ \(/);
  });

  test('a file that is not there', async () => {
    const command = [join(process.cwd(), 'dist/verify-audit.mjs'), '--file', join(folder, 'none.jsonl')];
    await expect(promisify(execFile)(process.execPath, command)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('ENOENT'),
    });
  });
});
