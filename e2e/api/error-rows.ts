import type { ErrorCode } from '#contract/errors';
import type { RawRequest } from '../fixtures/raw-http';

/** One row of the error table: a request, sent exactly as written, and its answer. */
export interface ErrorRow {
  title: string;
  request: RawRequest;
  code: ErrorCode;
  /** the Allow header */
  allow?: string;
  /** the fields that `field_errors` names */
  fields?: string[];
  /** why, under `next start`, none of the desk's handlers is called */
  nextAnswersItself?: string;
}

/** The credentials that the rows are sent with. */
export interface Credentials {
  /** a key that may read sessions */
  key: string;
  /** a key that may read sessions of another agent only */
  limitedKey: string;
  /** a key that may not read sessions */
  idleKey: string;
  /** keys that may write agents and sessions: of all agents, and of another agent only */
  writeKey: string;
  limitedWriteKey: string;
  /** a well-formed key that does not exist */
  unknownKey: string;
  disabledKey: string;
  revokedKey: string;
  expiredKey: string;
  /** cookies of sign-ins */
  support: string;
  reviewer: string;
}

const agent = '/v2/agents/agt_customer_support';
export const example = `${agent}/sessions/ase_customer_support_001`;
export const reveals = `${example}/reveals`;
const json: [string, string] = ['content-type', 'application/json'];
/** The methods of a session's path. */
export const sessionMethods = 'GET, HEAD, PATCH, DELETE';
/** Placeholder for the desk's own origin, which is known only when a row is sent. */
export const ownOrigin = 'OWN-ORIGIN';

const redirects = 'it redirects to another spelling of the path';
const undecodable = 'it answers 500 to what it cannot decode';
const methods = 'it answers an empty 405, or 204 to OPTIONS';
const parser = 'Node’s parser refuses it before Next';

const withKey = (key: string): [string, string][] => [['x-api-key', key]];
const encoded = (id: string) => id.replaceAll('%', '%25').replaceAll(' ', '%20');

function idRows({ key }: Credentials): ErrorRow[] {
  const wrong: [string, (prefix: string) => string, string?][] = [
    ['the prefix alone', (prefix) => prefix],
    ['256 characters', (prefix) => prefix.padEnd(256, 'a')],
    ['a Cyrillic look-alike', (prefix) => `${prefix}%D0%B0`],
    ['a full-width digit', (prefix) => `${prefix}%EF%BC%91`],
    ['an encoded slash', (prefix) => `${prefix}a%2Fb`],
    ['an encoded backslash', (prefix) => `${prefix}a%5Cb`],
    ['NUL', (prefix) => `${prefix}a%00`],
    ['a newline at the end', (prefix) => `${prefix}a%0A`],
    ['a space', (prefix) => encoded(`${prefix}a b`)],
    ['an encoded percent sign', (prefix) => encoded(`${prefix}%61`)],
    ['a prefix in upper case', (prefix) => `${prefix.toUpperCase()}a`],
    ['another prefix', () => 'per_a'],
    ['a quote and SQL', (prefix) => `${prefix}a'%20OR%201=1`],
    ['a percent sign that encodes nothing', (prefix) => `${prefix}%ZZ`, undecodable],
    ['bytes that are not UTF-8', (prefix) => `${prefix}%ff`, undecodable],
  ];
  return wrong.flatMap(([title, idOf, nextAnswersItself]) => [
    {
      title: `an agent_id of ${title}`,
      request: { path: `/v2/agents/${idOf('agt_')}/sessions/ase_a`, headers: withKey(key) },
      code: 'invalid_request' as const,
      fields: ['agent_id'],
      ...(nextAnswersItself ? { nextAnswersItself } : {}),
    },
    {
      title: `a session_id of ${title}`,
      request: { path: `${agent}/sessions/${idOf('ase_')}`, headers: withKey(key) },
      code: 'invalid_request' as const,
      fields: ['session_id'],
      ...(nextAnswersItself ? { nextAnswersItself } : {}),
    },
  ]);
}

function queryRows({ key }: Credentials): ErrorRow[] {
  const wrong: [string, string, string][] = [
    ['an unknown parameter', '?limit=1', 'limit'],
    ['a parameter that comes twice', '?include=last_change&include=last_change', 'include'],
    ['a value that include does not take', '?include=everything', 'include'],
    ['a parameter without a value', '?include', 'include'],
    ['a parameter named like a prototype', '?constructor=1', 'constructor'],
    ['a query that cannot be decoded', '?include=%ff', 'include'],
  ];
  return wrong.map(([title, query, field]) => ({
    title,
    request: { path: example + query, headers: withKey(key) },
    code: 'invalid_request',
    fields: [field],
  }));
}

function credentialRows(given: Credentials): ErrorRow[] {
  const wrong: [string, [string, string][]][] = [
    ['no credential', []],
    ['a key that nobody has', withKey(given.unknownKey)],
    ['a key with a wrong checksum', withKey(given.key.slice(0, -1) + (given.key.endsWith('0') ? '1' : '0'))],
    ['a key with a space in it', withKey(`${given.key.slice(0, 20)} ${given.key.slice(20)}`)],
    ['a key of 10 kB', withKey(`sd_${'a'.repeat(10_000)}`)],
    ['an empty key', withKey('')],
    ['x-api-key twice', [...withKey(given.key), ...withKey(given.key)]],
    ['a disabled key', withKey(given.disabledKey)],
    ['a revoked key', withKey(given.revokedKey)],
    ['an expired key', withKey(given.expiredKey)],
    ['a Bearer without a key', [['authorization', 'Bearer']]],
    ['a sign-in as Bearer', [['authorization', `Bearer ${given.support.split('sign-in=')[1]}`]]],
    ['a broken sign-in cookie', [['cookie', 'session-desk.sign-in=%ZZ.broken']]],
    ['an empty sign-in cookie', [['cookie', 'session-desk.sign-in=']]],
    ['a sign-in cookie of 10 kB', [['cookie', `session-desk.sign-in=${'e'.repeat(10_000)}`]]],
    ['a cookie header of rubbish', [['cookie', ';;=;"=,=; \t=']]],
  ];
  return wrong.map(([title, headers]) => ({ title, request: { path: example, headers }, code: 'unauthorized' }));
}

function pathRows({ key, unknownKey }: Credentials): ErrorRow[] {
  const nowhere: [string, string, string?][] = [
    ['an unknown path', '/v2/nothing'],
    ['the API’s root', '/v2', 'no route of ours stands there'],
    ['the API’s root with a slash', '/v2/', redirects],
    ['an empty agent_id', '/v2/agents//sessions/ase_a', redirects],
    ['an empty session_id', `${agent}/sessions/`, redirects],
    ['a slash at the end', `${example}/`, redirects],
    ['a double slash', example.replace('/sessions', '//sessions'), redirects],
    ['a double slash at the beginning', `/${example}`, redirects],
    ['a backslash', `${example}\\`, redirects],
    ['a path in upper case', example.replace('/agents', '/AGENTS')],
    ['dots that climb', `${agent}/sessions/../sessions/ase_a`, 'it resolves the dots first'],
    ['a path of ten thousand parts', `/v2${'/a'.repeat(5_000)}`],
  ];
  return nowhere.map(([title, path, nextAnswersItself]) => ({
    title,
    // The credential makes no difference here: an unknown path is unknown to everyone.
    request: { path, headers: withKey(title.startsWith('a') ? unknownKey : key) },
    code: 'not_found',
    ...(nextAnswersItself ? { nextAnswersItself } : {}),
  }));
}

function methodRows({ key, unknownKey }: Credentials): ErrorRow[] {
  const odd = ['POST', 'PUT', 'OPTIONS', 'TRACE', 'PROPFIND', 'FOO'];
  const rows: ErrorRow[] = odd.map((method) => ({
    title: `${method} on a session`,
    request: { method, path: example, headers: withKey(method === 'PUT' ? unknownKey : key) },
    code: 'method_not_allowed',
    allow: sessionMethods,
    nextAnswersItself: method === 'FOO' ? parser : methods,
  }));
  const lookup = { method: 'GET', path: '/v2/lookups', headers: withKey(key) };
  const allow = 'POST';
  rows.push({
    title: 'GET on lookups',
    request: lookup,
    code: 'method_not_allowed',
    allow,
    nextAnswersItself: methods,
  });
  const connect = { method: 'CONNECT', path: 'example.org:443', headers: withKey(key) };
  const star = { method: 'OPTIONS', path: '*', headers: withKey(key) };
  rows.push({
    title: 'OPTIONS on the whole server',
    request: star,
    code: 'not_found',
    nextAnswersItself: 'it answers 500',
  });
  return [...rows, { title: 'CONNECT', request: connect, code: 'not_found', nextAnswersItself: 'Node closes it' }];
}

function existenceRows({ key }: Credentials): ErrorRow[] {
  const session = { path: `${agent}/sessions/ase_none`, headers: withKey(key) };
  const agentPath = { path: '/v2/agents/agt_none/sessions/ase_customer_support_001', headers: withKey(key) };
  return [
    { title: 'a session that is not there', request: session, code: 'session_not_found' },
    { title: 'an agent that is not there', request: agentPath, code: 'agent_not_found' },
  ];
}

function bodyRows({ support }: Credentials): ErrorRow[] {
  const wrong: [string, ErrorCode, [string, string][], string, string?][] = [
    ['a body that is not JSON', 'invalid_request', [json], '{reason}', 'body'],
    ['a body that is a list', 'invalid_request', [json], '[]', 'body'],
    ['no body', 'invalid_request', [json], '', 'body'],
    ['a field that is missing', 'invalid_request', [json], '{}', 'reason'],
    ['a field too many', 'invalid_request', [json], '{"reason":"because","until":"2030"}', 'until'],
    ['a key that comes twice', 'invalid_request', [json], '{"reason":"because","reason":"why"}', 'body'],
    ['a text that is no JSON type', 'unsupported_media_type', [['content-type', 'text/plain']], '{"reason":"because"}'],
    ['no media type', 'unsupported_media_type', [], '{"reason":"because"}'],
    ['a compressed body', 'unsupported_media_type', [json, ['content-encoding', 'gzip']], '{"reason":"because"}'],
  ];
  const origin: [string, string] = ['origin', ownOrigin];
  const cookie: [string, string] = ['cookie', support];
  const rows: ErrorRow[] = wrong.map(([title, code, headers, body, field]) => ({
    title,
    request: {
      method: 'POST',
      path: reveals,
      headers: [cookie, origin, ...headers, ['content-length', String(Buffer.byteLength(body))]],
      body,
    },
    code,
    ...(field ? { fields: [field] } : {}),
  }));
  const chunk = `${(1_100_000).toString(16)}\r\n${' '.repeat(1_100_000)}\r\n0\r\n\r\n`;
  const large = { method: 'POST', path: reveals, headers: [cookie, origin, json] };
  rows.push(
    {
      title: 'a body that says it has 2 MB',
      request: { ...large, headers: [...large.headers, ['content-length', '2000000']] },
      code: 'payload_too_large',
    },
    {
      title: 'a body that has 1.1 MB without saying so',
      request: { ...large, headers: [...large.headers, ['transfer-encoding', 'chunked']], body: chunk },
      code: 'payload_too_large',
    },
  );
  return rows;
}

function sizeRows({ key }: Credentials): ErrorRow[] {
  const large: [string, string, [string, string][]][] = [
    ['a query of 100 kB', `${example}?include=${'a'.repeat(100_000)}`, []],
    ['a URL of 33 kB', `/v2/${'a'.repeat(33_000)}`, []],
    ['a header of 40 kB', example, [['x-padding', 'a'.repeat(40_000)]]],
    ['a header of 100 kB', example, [['x-padding', 'a'.repeat(100_000)]]],
    ['a thousand headers', example, Array.from({ length: 1_900 }, (_, at) => [`x-${at}`, 'a'.repeat(20)])],
    ['a key of 40 kB', example, withKey('a'.repeat(40_000))],
    ['a cookie of 40 kB', example, [['cookie', `session-desk.sign-in=${'a'.repeat(40_000)}`]]],
  ];
  return large.map(([title, path, headers]) => ({
    title,
    request: { path, headers: [...withKey(key), ...headers] },
    code: 'headers_too_large',
    nextAnswersItself: parser,
  }));
}

function malformedRows({ key }: Credentials): ErrorRow[] {
  const wrong: [string, string, Partial<RawRequest>][] = [
    ['a Host that is no host name', 'host', { headers: [['host', 'a b<c>'], ...withKey(key)] }],
    ['a Host with a path', 'host', { headers: [['host', 'x/y?z'], ...withKey(key)] }],
    ['no Host', 'host', { noHost: true, headers: withKey(key) }],
    ['a header name with a space', 'request', { headers: [...withKey(key), ['x bad', '1']] }],
    ['a header with a control character', 'request', { headers: [...withKey(key), ['x-bad', 'a\u0001b']] }],
    ['two lengths of one body', 'request', { headers: [...lengths('1'), ...lengths('2')], body: 'ab' }],
    ['a length that is no number', 'request', { headers: lengths('two') }],
    [
      'a length and chunks',
      'request',
      { headers: [...lengths('5'), ['transfer-encoding', 'chunked']], body: '0\r\n\r\n' },
    ],
    ['a chunk without a size', 'request', { headers: [['transfer-encoding', 'chunked']], body: 'zz\r\n\r\n' }],
    ['a space in the path', 'request', { path: `${example} x`, headers: withKey(key) }],
    ['letters in the path that are not ASCII', 'request', { path: `${example}\u00e9`, headers: withKey(key) }],
  ];
  return wrong.map(([title, field, request]) => ({
    title,
    request: { path: example, ...request },
    code: 'invalid_request',
    fields: [field],
    nextAnswersItself: parser,
  }));
}

const lengths = (value: string): [string, string][] => [['content-length', value]];

/**
 * Returns every row that one request can produce. What needs a history (429) or a broken desk (503) is tested
 * elsewhere.
 */
export function errorRows(given: Credentials): ErrorRow[] {
  return [
    idRows,
    queryRows,
    credentialRows,
    pathRows,
    methodRows,
    existenceRows,
    bodyRows,
    sizeRows,
    malformedRows,
  ].flatMap((rows) => rows(given));
}
