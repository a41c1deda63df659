import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultMasking } from '#contract/masking';
import { type Permission, type Role, rolePermissions, roles } from '#contract/permissions';
import { type Answer, askAt, type Question } from '../fixtures/answers';
import { type Desk, startDesk } from '../fixtures/desk';
import { addApiKey, addPerson } from '../fixtures/records';
import { asCookieHeader, signInOverHttp } from '../fixtures/sign-in';

/** An actor that may read sessions, and may not see personal data without a reveal. */
interface Reader {
  title: string;
  permissions: readonly Permission[];
  show: Pick<Question, 'key' | 'cookie'>;
}

// A desk of its own, since its masking rules differ from the default.
let desk: Desk;
let writer: { key: string };
const readers: Reader[] = [];

const ask = (path: string, question: Question = {}) => askAt(desk.url, path, question);

beforeAll(async () => {
  desk = await startDesk();
  const setter = await addApiKey(desk.query, { permissions: ['settings:write'] });
  const masking = { ...defaultMasking, rules: [{ path: '**.internal_note', label: 'personal' }] };
  expect((await ask('/v2/settings', { key: setter.key, method: 'PATCH', body: { masking } })).status).toBe(200);
  writer = await addApiKey(desk.query, { permissions: ['sessions:read', 'sessions:write', 'personal_data:read'] });
  for (const role of roles) readers.push(await personWith(role));
  const most: Permission[] = ['agents:read', 'sessions:read', 'exports:create', 'share_links:write', 'settings:write'];
  readers.push(await keyWith(most), await keyWith([...most, 'sessions:write', 'verdicts:write', 'audit:read']));
});
afterAll(() => desk?.stop());

async function personWith(role: Role): Promise<Reader> {
  const { email, password } = await addPerson(desk.query, { role });
  const cookie = asCookieHeader(await signInOverHttp(desk.url, email, password));
  return { title: role, permissions: rolePermissions[role], show: { cookie } };
}

async function keyWith(permissions: Permission[]): Promise<Reader> {
  const { key } = await addApiKey(desk.query, { permissions });
  return { title: `a key with ${permissions.join(', ')}`, permissions, show: { key } };
}

/** A new customer: each value contains the mark or the digits, which nothing else on the desk contains. */
function newCustomer() {
  const mark = `zq${randomBytes(5).toString('hex')}`;
  const digits = Array.from({ length: 8 }, () => 2 + Math.floor(Math.random() * 8)).join('');
  return { mark, digits, email: `${mark}@example.org`, name: `Zoe ${mark}`, phone: `+49 30 ${digits}` };
}

type Customer = ReturnType<typeof newCustomer>;

/** Metadata with a customer's values wherever personal data can be: under keys, in texts, at the path of a rule. */
const metadataOf = (customer: Customer): fc.Arbitrary<Record<string, unknown>> => {
  const { mark, email, name, phone } = customer;
  const free = fc.constantFrom(`mail ${email} now`, `(${phone})`, `<${email}>, ${phone}.`, [email, { a: phone }]);
  const named = fc.constantFrom<[string, unknown]>(
    ['customer_name', name],
    ['email', [email, { work: email }]],
    ['phone', phone],
    ['customer', { name, address: { line: mark } }],
    ['internal_note', { said: mark }],
    ['billing_address', `${mark} street`],
  );
  const plain = fc.tuple(fc.constantFrom('note', 'a/b~c', '__proto__', '', 'x y', '名前'), free);
  const member = fc.oneof(named, plain);
  return fc
    .tuple(fc.array(member, { minLength: 1, maxLength: 6 }), fc.boolean())
    .map(([members, deep]) => (deep ? { list: [Object.fromEntries(members)] } : Object.fromEntries(members)));
};

function textOf(answer: Answer): string {
  return `${answer.status} ${[...answer.headers].join('\n')}\n${answer.text}`;
}

/** All that this reader can be given of a session, way by way. */
async function* egressAnswers(
  reader: Reader,
  place: string,
  id: string,
  customer: Customer,
): AsyncGenerator<[string, Answer]> {
  const { show, permissions } = reader;
  const path = `${place}/${id}`;
  const may = (permission: Permission) => permissions.includes(permission);
  const got = async (what: string, target: string, more: Question = {}): Promise<[string, Answer]> => [
    what,
    await ask(target, { ...show, ...more }),
  ];
  const post = (what: string, target: string, body: unknown) => got(what, target, { method: 'POST', body });
  const read = await got('the session', `${path}?include=last_change`);
  yield read;
  yield got('HEAD', path, { method: 'HEAD' });
  yield got('304', path, { headers: { 'if-none-match': read[1].headers.get('etag') ?? '' } });
  yield got('a list', place);
  yield got('a list of all', '/v2/sessions?limit=100');
  for (const text of [customer.mark, customer.digits, customer.email]) {
    yield got('a search', `/v2/sessions?q=${encodeURIComponent(text)}`);
    yield got('counts', `/v2/session_counts?bucket=day&q=${encodeURIComponent(text)}`);
  }
  yield got('a filter', `${place}?metadata_filter=${encodeURIComponent(`customer_name = '${customer.name}'`)}`);
  if (may('personal_data:read')) yield got('a match', `${place}?match=${encodeURIComponent(customer.email)}`);
  yield got('revisions', `${path}/revisions`);
  yield got('the session as it stood', `${path}/revisions?at=${encodeURIComponent(new Date().toISOString())}`);
  yield got('its record', `${path}/audit_events`);
  yield got('verdicts', `${path}/verdicts?history=true`);
  yield post('a look-up', '/v2/lookups', { text: `${id} and its agent` });
  if (may('audit:read')) yield got('the audit log', '/v2/audit_events?limit=100');
  if (may('sessions:write')) {
    const body = { metadata: { elsewhere: 'email·9f3c04d1be' } };
    yield got('an error', path, { method: 'PATCH', body });
    yield got('an answer to a change', path, { method: 'PATCH', body: { enabled: false } });
  }
  if (may('settings:write')) {
    const [, agent_id] = /agents\/([^/]+)/.exec(place) ?? [];
    const loosest = { ...defaultMasking, built_in_keys: false, rules: [], detectors: { ...defaultMasking.detectors } };
    const detectors = { email: false, phone: false, card: false, ip_address: false };
    for (const masking of [loosest, { ...loosest, detectors }]) {
      yield post('a preview of rules', '/v2/settings/previews', { agent_id, session_id: id, masking });
    }
  }
  if (may('exports:create')) {
    for (const format of ['csv', 'jsonl']) {
      const made = await post('an export', '/v2/exports', { format, filters: { q: id } });
      yield made;
      yield got(`a file in ${format}`, `/v2/exports/${JSON.parse(made[1].text).id}/file`);
    }
  }
  if (may('share_links:write')) yield* sharedWays(reader, path);
  if (show.cookie === undefined) return;
  yield got('its page', path.replace('/v2', ''));
  yield got('its page as data', path.replace('/v2', ''), { headers: { rsc: '1' } });
  yield got('the look-up page', '/');
}

async function* sharedWays({ show, permissions }: Reader, path: string): AsyncGenerator<[string, Answer]> {
  const share = (target: string, body: object) => ask(`${path}/${target}`, { ...show, method: 'POST', body });
  yield ['a preview of a link', await share('share_links/preview', { mode: 'frozen' })];
  if (permissions.includes('personal_data:read')) {
    const unmasked = { masked: false, reason: 'for this test' };
    yield ['a preview of an unmasked link', await share('share_links/preview', unmasked)];
  }
  for (const mode of ['live', 'frozen']) {
    const made = await share('share_links', { mode });
    yield [`a ${mode} link`, made];
    const { token } = JSON.parse(made.text);
    const headers = { authorization: `Bearer ${token}` };
    const opened = await ask('/v2/shared_session/opens', { method: 'POST', headers, body: {} });
    const { credential } = JSON.parse(opened.text);
    yield [
      `a shared session, ${mode}`,
      await ask('/v2/shared_session', { headers: { authorization: `Bearer ${credential}` } }),
    ];
    yield ['the door of a link', await ask(`/share/${token}`)];
    const form = { 'content-type': 'application/x-www-form-urlencoded', origin: desk.url };
    const entered = await ask(`/share/${token}/open`, { method: 'POST', headers: form, body: 'passphrase=' });
    const cookie = entered.headers
      .getSetCookie()
      .map((line) => line.split(';', 1)[0] ?? '')
      .join('; ');
    const page = await ask(`/share/${token}`, { headers: { cookie } });
    expect(page.text).toContain('masked');
    yield ['the page of a link', page];
  }
}

describe('no response contains a hidden value', () => {
  test('for any actor that may not see it, whatever the session holds', async () => {
    const customer = newCustomer();
    await fc.assert(
      fc.asyncProperty(metadataOf(customer), metadataOf(customer), async (first, second) => {
        const id = `ase_${randomBytes(6).toString('hex')}`;
        const place = '/v2/agents/agt_customer_support/sessions';
        const description = `${customer.email} called from ${customer.phone}`;
        const write = (method: string, target: string, body: object) => ask(target, { ...writer, method, body });
        expect((await write('POST', place, { id, description, metadata: first })).status).toBe(201);
        expect((await write('PATCH', `${place}/${id}`, { metadata: second })).status).toBe(200);
        expect((await ask(`${place}/${id}`, writer)).text).toContain(customer.mark);
        const leaks: string[] = [];
        for (const reader of readers) {
          for await (const [way, answer] of egressAnswers(reader, place, id, customer)) {
            expect(answer.status, `${way} to ${reader.title}: ${answer.text.slice(0, 200)}`).toBeLessThan(401);
            const text = textOf(answer).toLowerCase();
            if (text.includes(customer.mark) || text.includes(customer.digits)) leaks.push(`${way} to ${reader.title}`);
          }
        }
        expect(leaks).toEqual([]);
      }),
      { numRuns: 6 },
    );
  }, 180_000);
});
