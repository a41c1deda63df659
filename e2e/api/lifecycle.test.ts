import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askAt, expectSession } from '../fixtures/answers';
import { type Desk, failToStart, startDesk } from '../fixtures/desk';
import { openSocket, parseAnswer, rawText, readToEnd } from '../fixtures/raw-http';
import { addApiKey, addSession, type StoredSession } from '../fixtures/records';

/** How long a supervisor waits before it kills the process. */
const STOP_SECONDS = 10;

let dataDir: string;
let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
  dataDir = desk.dataDir;
});
afterAll(() => desk?.stop());

const migrations = () => desk.query('SELECT migration_name, finished_at FROM _prisma_migrations ORDER BY 1');

describe('the first start', () => {
  test('applies all migrations to an empty database', async () => {
    const folders = (await readdir('prisma/migrations', { withFileTypes: true })).filter((entry) =>
      entry.isDirectory(),
    );
    expect((await migrations()).map((row) => row.migration_name)).toEqual(folders.map(({ name }) => name).sort());
    expect((await migrations()).every((row) => row.finished_at !== null)).toBe(true);
  });

  test('creates one person per role and one key, in a file that only its owner may read', async () => {
    const file = join(dataDir, 'first-run.json');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
    const firstRun = JSON.parse(await readFile(file, 'utf8'));
    expect(Object.keys(firstRun)).toEqual(['url', 'people', 'api_keys']);
    expect(firstRun.url).toBe(desk.url);
    expect(firstRun.people.map(({ role }: { role: string }) => role).sort()).toEqual([
      'admin',
      'auditor',
      'reviewer',
      'support',
    ]);
    for (const person of firstRun.people) expect(Object.keys(person)).toEqual(['name', 'email', 'role', 'password']);
    expect(firstRun.api_keys).toEqual([
      {
        name: expect.any(String),
        permissions: [
          'agents:read',
          'agents:write',
          'sessions:read',
          'sessions:write',
          'personal_data:read',
          'share_links:write',
          'exports:create',
        ],
        key: expect.stringMatching(/^sd_/),
      },
    ]);
  });

  test('prints no password and no key unless the output is a terminal', async () => {
    for (const secret of [...desk.people.map(({ password }) => password), ...desk.apiKeys.map(({ key }) => key)]) {
      expect(desk.output()).not.toContain(secret);
    }
    await expect.poll(desk.output).toContain(desk.url);
    expect(desk.output()).toContain('first-run.json');
  });

  test('fills the desk with 12 agents and 2,000 sessions', async () => {
    const [counts] = await desk.query(
      'SELECT (SELECT count(*)::int FROM agents) AS agents, (SELECT count(*)::int FROM sessions) AS sessions',
    );
    expect(counts).toEqual({ agents: 12, sessions: 2_000 });
  });

  test('creates a database role that owns only its database', async () => {
    const [role] = await desk.query(
      'SELECT rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls FROM pg_roles WHERE rolname = current_user',
    );
    expect(new Set(Object.values(role ?? {}))).toEqual(new Set([false]));
  });
});

test('a running desk is healthy and ready', async () => {
  expect((await askAt(desk.url, '/health')).status).toBe(200);
  expect((await askAt(desk.url, '/ready')).status).toBe(200);
});

test('a second start says that the desk is already running and where', async () => {
  const second = await failToStart({ dataDir });
  expect(second.code).toBe(1);
  expect(second.output).toContain(`already running at ${desk.url}`);
  expect((await askAt(desk.url, '/ready')).status).toBe(200);
});

describe('a client that is slow', () => {
  test('with its headers is answered and disconnected', async () => {
    const socket = await openSocket(desk.url);
    socket.write('GET /v2/me HTTP/1.1\r\nHost: desk');
    const drip = setInterval(() => socket.write('x'), 1_000);
    const began = Date.now();
    const wire = await readToEnd(socket, 25).finally(() => clearInterval(drip));
    expect((Date.now() - began) / 1_000).toBeLessThan(20);
    expect(parseAnswer(wire).status).toBe(400);
    expect(JSON.parse(parseAnswer(wire).body).code).toBe('invalid_request');
  });

  test('does not keep others waiting', async () => {
    const sockets = await Promise.all(Array.from({ length: 200 }, () => openSocket(desk.url)));
    for (const socket of sockets) socket.write('GET /v2/me HTTP/1.1\r\nHost: desk\r\nX-Slow: ');
    expect((await askAt(desk.url, '/health')).status).toBe(200);
    for (const socket of sockets) socket.destroy();
  });
});

describe('a shutdown', () => {
  let session: StoredSession;
  let key: { id: string; key: string };
  beforeAll(async () => {
    session = await addSession(desk.query, { description: 'kept over a restart' });
    key = await addApiKey(desk.query);
  });

  test('answers the request in flight first, accepts nothing new, and is done within 10 s', async () => {
    const lock = new pg.Client({ connectionString: desk.databaseUrl });
    await lock.connect();
    await lock.query('BEGIN');
    await lock.query('LOCK TABLE sessions IN ACCESS EXCLUSIVE MODE');
    const headers: [string, string][] = [['x-api-key', key.key]];
    const inFlight = await openSocket(desk.url);
    inFlight.write(rawText(desk.url, { path: session.path, headers: [...headers, ['connection', 'keep-alive']] }));
    // Leaves out the desk's own background jobs, which wait for the table as well.
    const waiting = () =>
      desk.query(
        "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%sessions%' AND query NOT LIKE '%SKIP LOCKED%'",
      );
    await expect.poll(waiting).not.toEqual([]);
    const began = Date.now();
    const stopped = desk.stop({ keepData: true });
    const isTaken = () =>
      openSocket(desk.url).then(
        (socket) => socket.destroy() && true,
        () => false,
      );
    await expect.poll(isTaken).toBe(false);
    await lock.query('COMMIT');
    const answer = parseAnswer(await readToEnd(inFlight));
    await lock.end().catch(() => undefined);
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body).id).toBe(session.sessionId);
    expect(answer.headers.get('connection')).toBe('close');
    await stopped;
    expect((Date.now() - began) / 1_000).toBeLessThan(STOP_SECONDS);
  });

  test('keeps the data, the people and the key for the next start, which has nothing left to migrate', async () => {
    const before = desk;
    desk = await startDesk({ dataDir });
    expect(expectSession(await askAt(desk.url, session.path, key)).description).toBe('kept over a restart');
    expect(desk.people).toEqual(before.people);
    expect(desk.apiKeys).toEqual(before.apiKeys);
    const [counts] = await desk.query('SELECT count(*)::int AS people FROM people');
    expect(counts).toEqual({ people: 4 });
    expect(await migrations()).toHaveLength(
      (await readdir('prisma/migrations', { withFileTypes: true })).filter((e) => e.isDirectory()).length,
    );
  });

  test('writes the reads of keys that were not recorded yet', async () => {
    const began = Date.now();
    for (let call = 0; call < 5; call += 1) expectSession(await askAt(desk.url, session.path, key));
    await desk.stop({ keepData: true });
    expect((Date.now() - began) / 1_000).toBeLessThan(STOP_SECONDS);
    desk = await startDesk({ dataDir });
    const events = await desk.query(`SELECT 1 FROM audit_events WHERE session_id = $1 AND action = 'session.read'`, [
      session.sessionId,
    ]);
    // Five now, one after the restart, and the one that was in flight.
    expect(events).toHaveLength(7);
  });

  test('is not held up by a client that never ends its request', async () => {
    const socket = await openSocket(desk.url);
    socket.write('POST /v2/lookups HTTP/1.1\r\nHost: desk\r\ncontent-type: application/json\r\n');
    socket.on('error', () => undefined);
    await pause(200);
    const began = Date.now();
    await desk.stop({ keepData: true });
    expect((Date.now() - began) / 1_000).toBeLessThan(STOP_SECONDS);
    socket.destroy();
  });
});

describe('a start is refused', () => {
  test('with a HOST that others can reach, while the demo people exist', async () => {
    const { code, output } = await failToStart({ dataDir, settings: { HOST: '0.0.0.0' } });
    expect(code).toBe(1);
    expect(output).toMatch(/HOST/);
    expect(output).toMatch(/DEMO=expose/);
  });

  test('with one line per wrong setting, which names it, says what is wrong and shows an example', async () => {
    const settings = {
      PORT: 'eighty',
      HOST: 'http://x',
      TRUSTED_PROXIES: 'all',
      PUBLIC_URL: 'desk',
      AUTH_SECRET: 'short-secret',
    };
    const { code, output } = await failToStart({ settings });
    expect(code).toBe(1);
    const lines = output.trim().split('\n');
    expect(lines).toHaveLength(Object.keys(settings).length);
    for (const name of Object.keys(settings)) {
      expect(lines.filter((line) => line.startsWith(`${name} `))).toEqual([
        expect.stringContaining(`Example: ${name}=`),
      ]);
    }
    expect(output).not.toContain('short-secret');
  });

  test('with DATABASE_URL and without the secrets and the address that replicas share', async () => {
    const { code, output } = await failToStart({ settings: { DATABASE_URL: 'postgresql://desk@127.0.0.1:1/desk' } });
    expect(code).toBe(1);
    for (const name of ['AUTH_SECRET', 'MASK_KEY', 'AUDIT_SIGNING_KEY', 'PUBLIC_URL'])
      expect(output).toMatch(new RegExp(`^${name} is missing`, 'm'));
  });

  test('with a sentence, and no password, if the database cannot be reached', async () => {
    const { code, output } = await failToStart({
      settings: {
        DATABASE_URL: 'postgresql://desk:secret-password@127.0.0.1:1/desk',
        AUTH_SECRET: 'a'.repeat(32),
        MASK_KEY: 'b'.repeat(32),
        AUDIT_SIGNING_KEY: 'c'.repeat(64),
        PUBLIC_URL: 'https://desk.example.com',
      },
    });
    expect(code).toBe(1);
    expect(output).not.toMatch(/secret-password|at \w+ \(/);
  });
});
