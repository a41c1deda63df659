import { writeFileSync } from 'node:fs';
import pg from 'pg';
import type { Endpoint } from '#contract/endpoint';
import { endpoints } from '#contract/endpoints';
import { type ErrorCode, errorStatuses } from '#contract/errors';
import { type JsonNode, parseJsonText } from '#contract/json-text';
import { type Permission, permissions, type Role } from '#contract/permissions';
import { newApiKey } from '#core/api-keys/credentials';
import { type TemporaryDesk, withTemporaryDesk } from '../temporary-desk/temporary-desk';
import type { Answers, Caller, ExampleCall } from './call';
import { calls, type Refusal, refusals } from './calls';
import { examplesFile } from './examples';
import { withStableExamples } from './stable-examples';

const keyName = 'Shop connector';

/** The headers with a caller's credential. */
type Credentials = Record<Caller, Record<string, string>>;
type Sent = { method: string; path: string; headers: Record<string, string>; body?: string | undefined };
type Received = { status: number; text: string; media: string };

/**
 * Makes the calls of the table on a temporary desk, and writes requests and responses to
 * contract/openapi-examples.json. Throws for an endpoint without a call, and for an unexpected response.
 */
export async function recordExamples(): Promise<void> {
  const missing = endpoints.filter(({ name }) => !(name in calls)).map(({ name }) => name);
  if (missing.length > 0) throw new Error(`scripts/openapi/calls.ts has no call for ${missing.join(', ')}.`);
  const since = new Date();
  await withTemporaryDesk(async (desk) => {
    const credentials = await makeCredentials(desk);
    const successes = await recordCalls(desk.url, credentials);
    const errors = await recordRefusals(desk, credentials);
    const written = (entries: [string, string][]) =>
      `{${entries.map(([name, text]) => `${JSON.stringify(name)}: ${withStableExamples(text, since)}`).join(',')}}`;
    writeFileSync(examplesFile, `${pretty(`{"calls": ${written(successes)}, "errors": ${written(errors)}}`)}\n`);
  });
}

async function recordCalls(url: string, credentials: Credentials): Promise<[string, string][]> {
  const answers: Record<string, Record<string, unknown>> = {};
  const recorded: [string, string][] = [];
  for (const [name, call] of Object.entries(calls)) {
    for (const [other, before] of Object.entries(call.after ?? {})) {
      const { text, media } = await send(url, sentOf(recordOf(other), before, answers, credentials));
      if (media === 'application/json' && text !== '') answers[other] = JSON.parse(text);
    }
    const record = recordOf(name);
    const sent = sentOf(record, call, answers, credentials);
    const received = await send(url, sent);
    expectStatus(name, received, record.answer.status);
    if (received.media === 'application/json' && received.text !== '') answers[name] = JSON.parse(received.text);
    recorded.push([name, exampleOf(record, call, paramsOf(call, answers), sent.body, received)]);
  }
  return recorded;
}

/** The example as JSON text, in which requests and responses are kept exactly. */
function exampleOf(
  record: Endpoint,
  call: ExampleCall,
  params: Record<string, string>,
  body: string | undefined,
  { text, media }: Received,
): string {
  const isFile = record.answer.media !== undefined;
  const parts: [string, string | undefined][] = [
    ['params', Object.keys(params).length === 0 ? undefined : JSON.stringify(params)],
    ['body', body],
    ['media', isFile ? JSON.stringify(media) : undefined],
    ['answer', text === '' ? undefined : isFile ? JSON.stringify(text) : shortened(text, call.only)],
  ];
  const given = parts.filter(([, part]) => part !== undefined);
  return `{${given.map(([name, part]) => `"${name}": ${part}`).join(',')}}`;
}

async function recordRefusals(desk: TemporaryDesk, credentials: Credentials): Promise<[string, string][]> {
  const recorded: [string, string][] = [];
  for (const [code, refusal] of Object.entries(refusals) as [ErrorCode, Refusal][]) {
    const { method = 'GET', path, as = 'key', body, times = 1, sql } = refusal;
    const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const sent = { method, path, headers: { ...credentials[as], ...type, ...refusal.headers }, body };
    const received = await withSql(desk.databaseUrl, sql, async () => {
      for (let time = 1; time < times; time++) await send(desk.url, sent);
      return send(desk.url, sent);
    });
    expectStatus(code, received, errorStatuses[code]);
    if (JSON.parse(received.text).code !== code) throw new Error(`The call for ${code} gave:\n${received.text}`);
    recorded.push([code, received.text]);
  }
  return recorded;
}

async function withSql<T>(databaseUrl: string, sql: string | undefined, work: () => Promise<T>): Promise<T> {
  if (sql === undefined) return work();
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(sql);
    return await work();
  } finally {
    await client.end();
  }
}

function recordOf(name: string): Endpoint {
  const record = endpoints.find((endpoint) => endpoint.name === name);
  if (record === undefined) throw new Error(`scripts/openapi/calls.ts has a call for ${name}, which is no endpoint.`);
  return record;
}

function paramsOf({ params = {} }: ExampleCall, answers: Answers): Record<string, string> {
  return typeof params === 'function' ? params(answers) : params;
}

function sentOf(record: Endpoint, call: ExampleCall, answers: Answers, credentials: Credentials): Sent {
  const params = paramsOf(call, answers);
  const headers = typeof call.headers === 'function' ? call.headers(answers) : call.headers;
  const path = record.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const query = new URLSearchParams(call.query);
  const type: Record<string, string> = call.body === undefined ? {} : { 'content-type': 'application/json' };
  return {
    method: record.method,
    path: query.size === 0 ? path : `${path}?${query}`,
    headers: { ...credentials[call.as ?? 'key'], ...type, ...headers },
    body: typeof call.body === 'function' ? call.body(answers) : call.body,
  };
}

async function send(url: string, { method, path, headers, body }: Sent): Promise<Received> {
  const answer = await fetch(url + path, { method, headers, ...(body === undefined ? {} : { body }) });
  const media = answer.headers.get('content-type')?.split(';', 1)[0] ?? '';
  return { status: answer.status, text: await answer.text(), media };
}

function expectStatus(name: string, { status, text }: Received, wanted: number): void {
  if (status !== wanted) throw new Error(`The call for ${name} was answered with ${status}:\n${text}`);
}

async function makeKey(databaseUrl: string, name: string, held: readonly Permission[]): Promise<string> {
  const { key, id, secretHash } = newApiKey();
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    `INSERT INTO api_keys (id, name, secret_hash, permissions, all_agents, agent_ids, "limit", created_by)
     VALUES ($1, $2, $3, $4, true, '{}', 600, 'examples')`,
    [id, name, secretHash, held],
  );
  await client.end();
  return key;
}

async function makeCredentials({ url, databaseUrl, people }: TemporaryDesk): Promise<Credentials> {
  const signInAs = async (role: Role) => {
    const person = people.find((each) => each.role === role);
    if (person === undefined) throw new Error(`The demo data has nobody with the role ${role}.`);
    return { cookie: await signIn(url, person), origin: url };
  };
  return {
    key: { 'x-api-key': await makeKey(databaseUrl, keyName, permissions) },
    reader: { 'x-api-key': await makeKey(databaseUrl, 'Reader', ['agents:read', 'sessions:read']) },
    person: await signInAs('support'),
    admin: await signInAs('admin'),
    nobody: {},
  };
}

/** Signs in over HTTP; returns the Cookie header of a signed-in browser. */
async function signIn(url: string, { email, password }: { email: string; password: string }): Promise<string> {
  const cookiesOf = (answer: Response) => answer.headers.getSetCookie().map((line) => line.split(';', 1)[0] ?? '');
  const asked = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookiesOf(asked).join('; '), origin: url },
    body: new URLSearchParams({ csrfToken, email, password, json: 'true', callbackUrl: url }),
  });
  const cookies = cookiesOf(answer);
  if (!cookies.some((cookie) => cookie.includes('sign-in='))) throw new Error(`${email} could not sign in.`);
  return cookies.join('; ');
}

function shortened(text: string, only: readonly string[] | undefined): string {
  if (only === undefined) return text;
  const node = parseJsonText(text);
  if (node.kind !== 'object') return text;
  const kept = node.members.filter(({ key }) => only.includes(key));
  return `{${kept.map(({ keyStart, value }) => text.slice(keyStart, value.end)).join(',')}}`;
}

/** JSON text with one value per line, indented as by JSON.stringify; numbers and strings stay as they are written. */
function pretty(text: string): string {
  const print = (node: JsonNode, indent: string): string => {
    const inner = `${indent}  `;
    const lines =
      node.kind === 'object'
        ? node.members.map(({ keyStart, keyEnd, value }) => `${text.slice(keyStart, keyEnd)}: ${print(value, inner)}`)
        : node.kind === 'array'
          ? node.items.map((item) => print(item, inner))
          : null;
    if (lines === null) return text.slice(node.start, node.end);
    const [open, close] = node.kind === 'object' ? ['{', '}'] : ['[', ']'];
    return lines.length === 0 ? open + close : `${open}\n${inner}${lines.join(`,\n${inner}`)}\n${indent}${close}`;
  };
  return print(parseJsonText(text), '');
}
