import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { parseExact } from '#contract/exact-json';
import { createExport, getExport } from '#contract/exports';
import { type Session, sessionSchema } from '#contract/sessions';
import { expectAnswer, expectError, expectSession } from '../fixtures/answers';
import { ask, changeApiKey, newPerson, queryDesk } from '../fixtures/api';
import { addAgent, addApiKey, addSession } from '../fixtures/records';

const full = await addApiKey(queryDesk, {
  permissions: ['sessions:read', 'sessions:write', 'personal_data:read', 'exports:create'],
});
const masked = await addApiKey(queryDesk, { permissions: ['exports:create'] });

async function agentWith(...bodies: object[]): Promise<string> {
  const agentId = await addAgent(queryDesk);
  for (const [n, body] of bodies.entries()) {
    const path = `/v2/agents/${agentId}/sessions`;
    const answer = await ask(path, { ...full, method: 'POST', body: { id: `ase_${n}`, ...body } });
    expect(answer.status).toBe(201);
  }
  return agentId;
}

const post = (body: unknown, credential: object = full) => ask('/v2/exports', { ...credential, method: 'POST', body });

/** Creates an export and downloads its file. */
async function exported(body: object, credential: object = full) {
  const made = expectAnswer(createExport, await post(body, credential));
  const answer = await ask(`/v2/exports/${made.id}/file`, credential);
  expect({ status: answer.status, text: answer.status === 200 ? '' : answer.text }).toEqual({ status: 200, text: '' });
  return { made, answer };
}

function jsonLines(text: string): Session[] {
  expect(text.endsWith('\n')).toBe(true);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => parseExact(sessionSchema, line));
}

const rowsOf = (text: string): Record<string, string>[] => parse(text, { columns: true });

describe('an export as JSONL', () => {
  test('holds one session per line, each as it is answered alone, newest first', async () => {
    const agent_id = await agentWith(
      { description: 'one\n"two"', metadata: { n: 1, 'a b': ['x'] } },
      { enabled: false, metadata: { email: 'a@example.org' } },
    );
    const { made, answer } = await exported({ format: 'jsonl', filters: { agent_id } });
    expect(made).toMatchObject({
      format: 'jsonl',
      filters: { agent_id },
      session_count: 2,
      matches_exact_value: false,
    });
    expect(answer.headers.get('content-type')).toBe('application/jsonl; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="sessions-\d{4}-\d\d-\d\d\.jsonl"$/,
    );
    const sessions = jsonLines(answer.text);
    expect(sessions.map(({ id }) => id)).toEqual(['ase_1', 'ase_0']);
    for (const session of sessions) {
      expect(session).toEqual(expectSession(await ask(`/v2/agents/${agent_id}/sessions/${session.id}`, full)));
    }
  });

  test('keeps metadata exactly except for line ends, which would end the line', async () => {
    const { agentId: agent_id } = await addSession(queryDesk, {
      metadata: '{"n": 1.0,\r\n"big":12345678901234567890,\n"text":"a\\nb\u2028c", "__proto__":-0}',
    });
    const { answer } = await exported({ format: 'jsonl', filters: { agent_id } });
    const [session] = jsonLines(answer.text);
    expect(session?.metadata).toBe('{"n": 1.0,  "big":12345678901234567890, "text":"a\\nb\u2028c", "__proto__":-0}');
  });

  test('is masked for a person, revealed or not, and for a key without the permission', async () => {
    const agent_id = await agentWith({ description: 'for zoe@example.org', metadata: { email: 'zoe@example.org' } });
    const { cookie } = await newPerson();
    const path = `/v2/agents/${agent_id}/sessions/ase_0/reveals`;
    expect((await ask(path, { cookie, method: 'POST', body: { reason: 'because' } })).status).toBe(201);
    for (const credential of [{ cookie }, masked]) {
      for (const format of ['jsonl', 'csv']) {
        const { answer } = await exported({ format, filters: { agent_id } }, credential);
        expect(answer.text).toContain('/metadata/email');
        expect(answer.text).not.toContain('zoe@');
      }
    }
    expect((await exported({ format: 'csv', filters: { agent_id } })).answer.text).toContain('zoe@example.org');
  });

  test('without any session is empty', async () => {
    const agent_id = await addAgent(queryDesk);
    const { made, answer } = await exported({ format: 'jsonl', filters: { agent_id } });
    expect([made.session_count, answer.text]).toEqual([0, '']);
  });
});

describe('an export as CSV', () => {
  test('has no cell that a spreadsheet takes for a formula, says so, and can be read back exactly', async () => {
    const texts = [
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '\tx',
      '\rx',
      "'quoted",
      'plain, "with" quotes\r\nand lines',
      '',
      null,
    ];
    const agent_id = await agentWith(...texts.map((description) => ({ description })));
    const { answer } = await exported({ format: 'csv', filters: { agent_id } });
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(answer.headers.get('x-csv-formula-prefix')).toBe("'");
    expect(answer.text.split('\r\n')[0]).toBe('id,agent_id,description,metadata,enabled,created_at,masked,prefixed');
    const rows = rowsOf(answer.text).toReversed();
    for (const [n, text] of texts.entries()) {
      const row = rows[n];
      const isFormula = text !== null && /^[=+\-@\t\r]/.test(text);
      expect(row?.description).toBe(isFormula ? `'${text}` : (text ?? ''));
      expect(row?.prefixed).toBe(isFormula ? 'description' : '');
      expect(row).toMatchObject({ id: `ase_${n}`, agent_id, metadata: '{}', enabled: 'true', masked: '' });
    }
  });

  test('without any session has its header line', async () => {
    const { answer } = await exported({ format: 'csv', filters: { agent_id: await addAgent(queryDesk) } });
    expect(rowsOf(answer.text)).toEqual([]);
    expect(answer.text.trimEnd().split('\r\n')).toHaveLength(1);
  });
});

describe('an export', () => {
  test('follows the filters of a list', async () => {
    const agent_id = await agentWith({ description: 'needle' }, { metadata: { kind: 'a' } }, { enabled: false });
    const ids = async (filters: object) =>
      jsonLines((await exported({ format: 'jsonl', filters: { agent_id, ...filters } })).answer.text).map(
        ({ id }) => id,
      );
    expect(await ids({ q: 'needle' })).toEqual(['ase_0']);
    expect(await ids({ metadata_filter: "kind = 'a'" })).toEqual(['ase_1']);
    expect(await ids({ enabled: false })).toEqual(['ase_2']);
    expect(await ids({ created_after: '2000-01-01T00:00:00+01:00' })).toEqual(['ase_2', 'ase_1', 'ase_0']);
  });

  test('holds each of many sessions once, in chunks, all recorded', async () => {
    const agent_id = await addAgent(queryDesk);
    await queryDesk(
      `INSERT INTO sessions (agent_id, id, metadata, created_at, updated_at, revision_id, updated_by)
       SELECT $1, 'ase_' || n, '{"n": ' || n || '}', to_timestamp(1700000000 + n / 7), now(), 'rev_' || n, 'a test'
       FROM generate_series(1, 5500) n`,
      [agent_id],
    );
    const { made, answer } = await exported({ format: 'jsonl', filters: { agent_id } });
    const ids = jsonLines(answer.text).map(({ id }) => id);
    expect(ids).toHaveLength(5_500);
    expect(new Set(ids).size).toBe(5_500);
    const events = await queryDesk<{ details: { sessions: string[] } }>(
      `SELECT details FROM audit_events WHERE action = 'export.fetch' AND details->>'export_id' = $1`,
      [made.id],
    );
    expect(new Set(events.flatMap(({ details }) => details.sessions)).size).toBe(5_500);
  });

  test('holds the sessions as they are at the download, for the actor as it is then', async () => {
    const agent_id = await agentWith({ description: 'before' });
    const key = await addApiKey(queryDesk, { permissions: ['exports:create'], agentIds: [agent_id] });
    const made = expectAnswer(createExport, await post({ format: 'jsonl' }, key));
    await ask(`/v2/agents/${agent_id}/sessions/ase_0`, { ...full, method: 'PATCH', body: { description: 'after' } });
    const fetched = () => ask(`/v2/exports/${made.id}/file`, key);
    expect(jsonLines((await fetched()).text)).toMatchObject([{ description: 'after' }]);
    await changeApiKey(key, { agent_ids: [] });
    expect((await fetched()).text).toBe('');
    await changeApiKey(key, { permissions: ['sessions:read'] });
    expectError(await fetched(), 'forbidden');
  });

  test('of an actor with several agents holds all of theirs, and nothing else', async () => {
    const agents = [await agentWith({}, {}), await agentWith({}), await agentWith({})];
    const key = await addApiKey(queryDesk, { permissions: ['exports:create'], agentIds: agents.slice(0, 2) });
    const { answer } = await exported({ format: 'jsonl' }, key);
    expect(
      jsonLines(answer.text)
        .map(({ agent_id, id }) => `${agent_id}/${id}`)
        .sort(),
    ).toEqual([`${agents[0]}/ase_0`, `${agents[0]}/ase_1`, `${agents[1]}/ase_0`].sort());
    const { answer: foreign } = await exported({ format: 'jsonl', filters: { agent_id: agents[2] } }, key);
    expect(foreign.text).toBe('');
  });

  test('with an exact value keeps its hash and never the value', async () => {
    const agent_id = await agentWith({ metadata: { email: 'canary@example.org' } }, {});
    const filters = { agent_id, match: 'canary@example.org' };
    const { made, answer } = await exported({ format: 'jsonl', filters });
    expect(made).toMatchObject({ filters: { agent_id }, matches_exact_value: true, session_count: 1 });
    expect(jsonLines(answer.text)).toHaveLength(1);
    const kept = await queryDesk('SELECT row_to_json(e)::text AS text FROM exports e WHERE id = $1', [made.id]);
    expect(JSON.stringify(kept)).not.toContain('canary');
    expectError(await post({ format: 'csv', filters }, masked), 'forbidden');
  });

  test('belongs to its creator, ends after 24 hours, and can be deleted', async () => {
    const made = expectAnswer(createExport, await post({ format: 'csv', filters: { agent_id: 'agt_nowhere' } }));
    const path = `/v2/exports/${made.id}`;
    expect(expectAnswer(getExport, await ask(path, full))).toEqual(made);
    const other = await newPerson({ role: 'admin' });
    for (const at of [path, `${path}/file`]) expectError(await ask(at, { cookie: other.cookie }), 'not_found');
    expectError(await ask(path, { cookie: other.cookie, method: 'DELETE' }), 'not_found');
    expect((await ask(path, { ...full, method: 'DELETE' })).status).toBe(204);
    expectError(await ask(`${path}/file`, full), 'not_found');
    const second = expectAnswer(createExport, await post({ format: 'csv' }));
    await queryDesk(`UPDATE exports SET expires_at = now() WHERE id = $1`, [second.id]);
    expectError(await ask(`/v2/exports/${second.id}/file`, full), 'not_found');
  });

  test('is not sent to HEAD or to a prefetch', async () => {
    const made = expectAnswer(createExport, await post({ format: 'csv', filters: { agent_id: await agentWith({}) } }));
    const path = `/v2/exports/${made.id}/file`;
    const head = await ask(path, { ...full, method: 'HEAD' });
    expect([head.status, head.text, head.headers.get('content-type')]).toEqual([
      200,
      '',
      'text/csv; charset=utf-8; header=present',
    ]);
    expectError(await ask(path, { ...full, headers: { 'sec-purpose': 'prefetch' } }), 'invalid_request');
    const events = await queryDesk(
      `SELECT 1 FROM audit_events WHERE action = 'export.fetch' AND details->>'export_id' = $1`,
      [made.id],
    );
    expect(events).toEqual([]);
  });

  test.each([
    ['a format that there is not', { format: 'xlsx' }, 'format'],
    ['no format', {}, 'format'],
    ['a filter that there is not', { format: 'csv', filters: { limit: 1 } }, 'filters.limit'],
    ['a filter that cannot be read', { format: 'csv', filters: { metadata_filter: '(' } }, 'metadata_filter'],
    ['a text for enabled', { format: 'csv', filters: { enabled: 'true' } }, 'filters.enabled'],
  ])('is not created with %s', async (_title, body, field) => {
    const { field_errors } = expectError(await post(body), 'invalid_request');
    expect(Object.keys(field_errors ?? {})).toEqual([field]);
  });
});
