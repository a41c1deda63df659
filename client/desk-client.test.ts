import { describe, expect, it } from 'vitest';
import { ApiFailure } from './api-failure';
import { createDeskClient } from './desk-client';

type Sent = { url: string; init: RequestInit };

const params = { agent_id: 'agt_customer_support', session_id: 'ase_customer_support_001' };

function answering(body: string, init: ResponseInit = {}) {
  const sent: Sent[] = [];
  const fetch: typeof globalThis.fetch = async (url, request = {}) => {
    sent.push({ url: String(url), init: request });
    return new Response(body, init);
  };
  return { sent, fetch };
}

async function failureOf(call: Promise<unknown>): Promise<ApiFailure> {
  const failure = await call.catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ApiFailure);
  return failure as ApiFailure;
}

const session = (metadata: string) => `{
  "id": "ase_customer_support_001",
  "agent_id": "agt_customer_support",
  "description": null,
  "metadata": ${metadata},
  "enabled": true,
  "created_at": "2024-01-15T10:30:00Z"
}
`;

const reveal = '{"id":"rvl_1","created_at":"2024-01-15T10:30:00Z","ends_at":"2024-01-15T10:40:00Z"}';

describe('a request', () => {
  it('is cancelled by the signal that it gets', async () => {
    const { sent, fetch } = answering('{"suggestions":[],"begin_so":false}');
    const { signal } = new AbortController();
    await createDeskClient({ fetch }).listSuggestions({ query: { beginning: 'ase_a' } }, { signal });
    expect(sent[0]?.init.signal).toBe(signal);
  });

  it('fills in and encodes the path, and sends only the query that is given', async () => {
    const { sent, fetch } = answering(session('{}'));
    const desk = createDeskClient({ baseUrl: 'http://desk.example/', fetch });
    await desk.getSession({ params, query: { include: 'last_change' } });
    await desk.getSession({ params: { agent_id: 'agt_a/../b', session_id: 'ase_?#%' }, query: { include: undefined } });
    expect(sent.map(({ url }) => url)).toEqual([
      'http://desk.example/v2/agents/agt_customer_support/sessions/ase_customer_support_001?include=last_change',
      'http://desk.example/v2/agents/agt_a%2F..%2Fb/sessions/ase_%3F%23%25',
    ]);
  });

  it('sends an API key in its header, and otherwise relies on the cookie of the same origin', async () => {
    const { sent, fetch } = answering(session('{}'));
    await createDeskClient({ fetch, apiKey: 'sd_key' }).getSession({ params });
    await createDeskClient({ fetch }).getSession({ params });
    expect(new Headers(sent[0]?.init.headers).get('x-api-key')).toBe('sd_key');
    expect(new Headers(sent[1]?.init.headers).has('x-api-key')).toBe(false);
    expect(sent.map(({ init }) => init.credentials)).toEqual(['same-origin', 'same-origin']);
  });

  it('sends a body as JSON with the method of the endpoint', async () => {
    const { sent, fetch } = answering(reveal, { status: 201 });
    await createDeskClient({ fetch }).createReveal({ params, body: { reason: 'Ticket 1' } });
    expect(sent[0]?.init).toMatchObject({ method: 'POST', body: '{\n  "reason": "Ticket 1"\n}' });
    expect(new Headers(sent[0]?.init.headers).get('content-type')).toBe('application/json');
    expect(sent[0]?.url).toBe('/v2/agents/agt_customer_support/sessions/ase_customer_support_001/reveals');
  });
});

describe('a response', () => {
  it('keeps the metadata of a session as its text', async () => {
    const metadata = '{"b": 1.0, "a": 12345678901234567890, "__proto__": -0}';
    const { fetch } = answering(session(metadata));
    expect((await createDeskClient({ fetch }).getSession({ params })).metadata).toBe(metadata);
  });

  it('is validated against the contract', async () => {
    const { fetch } = answering('{"reveals":[{"id":1}],"metadata":{}}', { headers: { 'x-request-id': 'req_12345' } });
    expect(await failureOf(createDeskClient({ fetch }).listReveals({ params }))).toMatchObject({
      code: 'unreadable_answer',
      status: 200,
      requestId: 'req_12345',
    });
  });
});

describe('a failure', () => {
  it('has everything that the error body and Retry-After say', async () => {
    const body = {
      code: 'rate_limit_exceeded',
      messages: ['Over the limit.'],
      field_errors: { text: 'too much' },
      request_id: 'req_1',
    };
    const { fetch } = answering(JSON.stringify(body), { status: 429, headers: { 'retry-after': '17' } });
    expect(await failureOf(createDeskClient({ fetch }).createLookup({ body: { text: 'ase_1' } }))).toMatchObject({
      code: 'rate_limit_exceeded',
      status: 429,
      message: 'Over the limit.',
      messages: ['Over the limit.'],
      fieldErrors: { text: 'too much' },
      requestId: 'req_1',
      retryAfterSeconds: 17,
    });
  });

  it('says that something other than the desk responded, without repeating its text', async () => {
    for (const text of ['<html>Bad gateway secret</html>', '', '{"code":"teapot"}']) {
      const { fetch } = answering(text, { status: 502 });
      const failure = await failureOf(createDeskClient({ fetch }).getMe());
      expect(failure).toMatchObject({ code: 'unreadable_answer', status: 502 });
      expect(failure.message).not.toContain('secret');
    }
  });

  it('is unreachable if no answer comes', async () => {
    const fetch = async () => Promise.reject(new TypeError('fetch failed'));
    expect(await failureOf(createDeskClient({ fetch }).listRecentSessions())).toMatchObject({
      code: 'unreachable',
      status: 0,
    });
  });
});
