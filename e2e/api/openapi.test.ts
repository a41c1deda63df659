import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerHeaders } from '#contract/answer-headers';
import { endpoints } from '#contract/endpoints';
import { errorStatuses } from '#contract/errors';
import { type Answer, expectError, freshAddress } from '../fixtures/answers';
import { ask, queryDesk, sharedDesk } from '../fixtures/api';
import { startNext } from '../fixtures/next-start';
import { addAgent, addApiKey, unknownApiKey } from '../fixtures/records';

type Operation = {
  operationId: string;
  security: unknown[];
  responses: Record<string, { $ref?: string; headers?: Record<string, unknown> }>;
};

const path = '/v2/openapi.json';
const file = readFileSync('contract/openapi.json', 'utf8');
const document: {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { responses: Record<string, Operation['responses'][string]> };
} = JSON.parse(file);

/** The operations of the document as `METHOD /path`. */
const operations = Object.entries(document.paths).flatMap(([place, methods]) =>
  Object.keys(methods).map((method) => `${method.toUpperCase()} ${place}`),
);

/** What the route files of app/v2 export, as `METHOD /path`. */
function routes(): string[] {
  const files = readdirSync('app/v2', { recursive: true, encoding: 'utf8' });
  const own = files.filter((each) => each.endsWith('route.ts') && !each.includes('[...'));
  return own.flatMap((each) => {
    const place = `/v2/${each.replaceAll('\\', '/').replace(/\/route\.ts$/, '')}`.replace(/\[(\w+)\]/g, '{$1}');
    const methods = readFileSync(join('app/v2', each), 'utf8').matchAll(/^export const ([A-Z]+) =/gm);
    return [...methods].map(([, method]) => `${method} ${place}`);
  });
}

describe('GET /v2/openapi.json', () => {
  test('answers the committed document, byte for byte, without a credential', async () => {
    const answer = await ask(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.text).toBe(file);
    expect(document.openapi).toMatch(/^3\.1\./);
  });

  test('checks no credential, so that an invalid one does not count as a failed one', async () => {
    const from = freshAddress();
    const answer = await ask(path, { key: unknownApiKey(), from });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-ratelimit-limit')).toBe('120');
  });

  test('is counted against the 120 calls of its address', async () => {
    const from = freshAddress();
    const answers: Answer[] = [];
    for (let call = 1; call <= 121; call++) answers.push(await ask(path, { from, method: 'HEAD' }));
    expect(answers[0]?.headers.get('x-ratelimit-remaining')).toBe('119');
    expect(answers.map(({ status }) => status)).toEqual([...Array(120).fill(200), 429]);
    const refused = await ask(path, { from });
    expectError(refused, 'rate_limit_exceeded');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  });

  test('answers HEAD with the headers and no body', async () => {
    const answer = await ask(path, { method: 'HEAD' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-length')).toBe(String(Buffer.byteLength(file)));
    expect(answer.text).toBe('');
  });

  test('accepts no parameter, and no other method', async () => {
    expectError(await ask(`${path}?format=yaml`), 'invalid_request');
    expectError(await ask(path, { method: 'POST', body: {} }), 'method_not_allowed');
  });

  describe('under next start', () => {
    let next: Awaited<ReturnType<typeof startNext>>;
    beforeAll(async () => {
      next = await startNext(sharedDesk());
    });
    afterAll(() => next?.stop());

    test('is the same', async () => {
      const answer = await fetch(next.url + path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(await answer.text()).toBe(file);
    });
  });
});

describe('the document', () => {
  test('holds every method of every route file, and nothing else', () => {
    expect(operations.toSorted()).toEqual(routes().toSorted());
  });

  test.each(endpoints.map((endpoint) => [endpoint.name, endpoint] as const))(
    'says of %s what its record says',
    (name, { method, path: place, actors, errors, answer }) => {
      const operation = document.paths[place]?.[method.toLowerCase()];
      expect(operation?.operationId).toBe(name);
      expect(operation?.security).toHaveLength(
        { people_and_keys: 3, people: 1, share_links: 1, share_link_opens: 1, anyone: 0 }[actors],
      );
      const statuses = Object.keys(operation?.responses ?? {});
      for (const status of [answer.status, ...errors.map((code) => errorStatuses[code]), 400, 429, 431, 500, 503]) {
        expect(statuses).toContain(String(status));
      }
      expect(statuses.includes('401')).toBe(actors !== 'anyone');
    },
  );

  /** The documented headers of an operation: those it names for this answer, and those that came. */
  function headersOf(operationId: string, { status, headers }: Answer): { named: string[]; came: string[] } {
    const all = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    const response = all.find((each) => each.operationId === operationId)?.responses[String(status)];
    const found =
      response?.$ref === undefined ? response : document.components.responses[response.$ref.split('/')[3] ?? ''];
    const came = Object.keys(answerHeaders).filter((name) => headers.has(name));
    return { named: Object.keys(found?.headers ?? {}).toSorted(), came: came.toSorted() };
  }

  test('names the headers that answers really have', async () => {
    const { key } = await addApiKey(queryDesk, { permissions: ['agents:read', 'sessions:read', 'sessions:write'] });
    const sessions = `/v2/agents/${await addAgent(queryDesk)}/sessions`;
    const repeatable = { key, method: 'POST', body: {}, headers: { 'idempotency-key': 'once' } };
    await ask(sessions, repeatable);
    const created = await ask(sessions, repeatable);
    const session = created.headers.get('location') ?? '';
    const read = await ask(session, { key });
    const answers: Record<string, Answer> = {
      'sessions.create': created,
      'sessions.get': read,
      'sessions.get, again': await ask(session, { key, headers: { 'if-none-match': read.headers.get('etag') ?? '' } }),
      'sessions.update': await ask(session, { key, method: 'PATCH', body: { enabled: false } }),
      'revisions.list': await ask(`${session}/revisions`, { key }),
      'sessions.delete': await ask(session, { key, method: 'DELETE' }),
      'agents.list': await ask('/v2/agents', { key }),
      'openapi.get': await ask(path),
    };
    for (const [operationId, answer] of Object.entries(answers)) {
      const { named, came } = headersOf(operationId.split(',')[0] ?? '', answer);
      expect({ operationId, came }).toEqual({ operationId, came: named });
    }
    const gone = headersOf('sessions.get', await ask(session, { key }));
    expect(gone.came).toEqual(gone.named);
  });
});
