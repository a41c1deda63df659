import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { queryDesk, sharedDesk } from '../fixtures/api';
import { addAgent, addApiKey } from '../fixtures/records';

const hard = '{"n": 9007199254740993, "f": 1.0, "__proto__": -0}';

/** A program as another developer would write it: imports the client, and prints its results as JSON. */
const program = `
  import { ApiFailure } from '#client/api-failure';
  import { createDeskClient } from '#client/desk-client';

  const desk = createDeskClient({ baseUrl: process.env.DESK, apiKey: process.env.KEY });
  const example = await desk.getSession({
    params: { agent_id: 'agt_customer_support', session_id: 'ase_customer_support_001' },
  });
  const params = { agent_id: process.env.AGENT };
  const created = await desk.createSession({ params, body: { metadata: process.env.METADATA } });
  const session = { ...params, session_id: created.id };
  const read = await desk.getSession({ params: session, query: { include: 'last_change' } });
  const change = (revision) => desk.updateSession({
    params: session,
    headers: { 'if-match': JSON.stringify(revision) },
    body: { description: 'Changed' },
  });
  const failureOf = (call) => call.then(
    () => null,
    (error) => ({ isTyped: error instanceof ApiFailure, code: error.code, status: error.status, requestId: error.requestId }),
  );
  const changed = await change(read.last_change.revision_id);
  const late = await failureOf(change(read.last_change.revision_id));
  const deleted = await desk.deleteSession({ params: session });
  const missing = await failureOf(desk.getSession({ params: session }));
  const document = await desk.getOpenapi();
  console.log(JSON.stringify({ example, read, changed, late, deleted, missing, document, browser: typeof window }));
`;

/** Runs a program with plain Node and the loader for TypeScript. Returns its output. Throws if it fails. */
async function runInNode(code: string, environment: Record<string, string>): Promise<string> {
  const args = ['--import', 'tsx', '--input-type=module', '--eval', code];
  const env = { ...environment, NODE_ENV: 'production' as const };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { env });
  expect(stderr).toBe('');
  return stdout;
}

async function newKey(): Promise<string> {
  return (await addApiKey(queryDesk, { permissions: ['sessions:read', 'sessions:write', 'personal_data:read'] })).key;
}

test('a program in plain Node reads, writes and deletes sessions exactly, and gets typed failures', async () => {
  const agentId = await addAgent(queryDesk);
  const environment = { DESK: sharedDesk().url, KEY: await newKey(), AGENT: agentId, METADATA: hard };
  const found = JSON.parse(await runInNode(program, environment));

  expect(found.browser).toBe('undefined');
  expect(found.example).toMatchObject({ id: 'ase_customer_support_001', created_at: '2024-01-15T10:30:00Z' });
  expect(JSON.parse(found.example.metadata)).toMatchObject({ customer_name: 'John Smith', interaction_count: 8 });
  expect(found.read).toMatchObject({ agent_id: agentId, metadata: hard, description: null, enabled: true });
  expect(found.changed).toMatchObject({ id: found.read.id, metadata: hard, description: 'Changed' });
  expect(found.late).toMatchObject({ isTyped: true, code: 'precondition_failed', status: 412 });
  expect(found.deleted).toBeNull();
  expect(found.missing).toMatchObject({ isTyped: true, code: 'session_not_found', status: 404 });
  expect(found.missing.requestId).toMatch(/^req_[0-9A-Za-z]{22}$/);
  expect(JSON.parse(found.document).info.title).toBe('Session Desk');
});

test('the program in the README of the client works as described', async () => {
  const readme = readFileSync('client/README.md', 'utf8');
  const code = /^```ts\n([\s\S]*?)^```/m.exec(readme)?.[1] ?? '';
  expect(code).toContain('createDeskClient');
  const written = await runInNode(code, { DESK: sharedDesk().url, KEY: await newKey() });
  expect(written.trim().split('\n')).toEqual([expect.stringMatching(/^2 key/), expect.stringMatching(/^1 key/)]);
});
