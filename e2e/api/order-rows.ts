import { type Credentials, type ErrorRow, example, ownOrigin, reveals, sessionMethods } from './error-rows';

type Header = [string, string];
type Row = [string, ErrorRow['code'], ErrorRow['request']];

const badId = '/v2/agents/bad/sessions/bad';
const missing = '/v2/agents/agt_none/sessions/ase_none';
const missingReveals = `${missing}/reveals`;
// Announced and never sent: a desk that waited for this body would wait forever.
const promised: Header[] = [
  ['content-type', 'text/plain'],
  ['content-length', '1000000'],
];

const key = (value: string): Header[] => [['x-api-key', value]];
const signedIn = (cookie: string): Header[] => [
  ['cookie', cookie],
  ['origin', ownOrigin],
];
const fromElsewhere = (cookie: string): Header[] => [
  ['cookie', cookie],
  ['sec-fetch-site', 'cross-site'],
];
const json = (body: string): Header[] => [
  ['content-type', 'application/json'],
  ['content-length', String(body.length)],
];

function credentialFirst(given: Credentials): Row[] {
  const ended = fromElsewhere('session-desk.sign-in=x');
  return [
    ['bad key, bad id: the credential first', 'unauthorized', { path: badId, headers: key(given.unknownKey) }],
    ['no credential, bad query', 'unauthorized', { path: `${example}?x=1` }],
    ['bad key, missing agent', 'unauthorized', { path: missing, headers: key('bad') }],
    ['ended sign-in, foreign origin', 'unauthorized', { path: example, headers: ended }],
    ['foreign origin, bad id: the origin first', 'forbidden', { path: badId, headers: fromElsewhere(given.support) }],
  ];
}

function formatThenAccess(given: Credentials): Row[] {
  return [
    ['bad id, no permission: the format first', 'invalid_request', { path: badId, headers: key(given.idleKey) }],
    ['bad query, agent outside', 'invalid_request', { path: `${missing}?x=1`, headers: key(given.limitedKey) }],
    ['limited key, missing agent: access first', 'forbidden', { path: missing, headers: key(given.limitedKey) }],
    ['limited key, agent that is there', 'forbidden', { path: example, headers: key(given.limitedKey) }],
    ['no permission, missing agent', 'forbidden', { path: missing, headers: key(given.idleKey) }],
    ['missing agent, missing session: the agent first', 'agent_not_found', { path: missing, headers: key(given.key) }],
  ];
}

function bodyUnread(given: Credentials): Row[] {
  const post = (path: string, headers: Header[]) => ({ method: 'POST', path, headers: [...headers, ...promised] });
  return [
    ['no credential: no body is read', 'unauthorized', post(reveals, [])],
    ['a key where only people may: no body is read', 'forbidden', post(missingReveals, key(given.key))],
    ['no permission: no body is read', 'forbidden', post(reveals, signedIn(given.reviewer))],
    ['foreign origin: no body is read', 'forbidden', post(reveals, fromElsewhere(given.support))],
    ['wrong media type: no body is read', 'unsupported_media_type', post(reveals, signedIn(given.support))],
    ['wrong media type, missing agent', 'unsupported_media_type', post(missingReveals, signedIn(given.support))],
  ];
}

function bodyThenExistence(given: Credentials): Row[] {
  const post = (body: string) => ({
    method: 'POST',
    path: missingReveals,
    headers: [...signedIn(given.support), ...json(body)],
    body,
  });
  const tooLarge: Header[] = [
    ['content-type', 'text/plain'],
    ['content-length', '2000000'],
  ];
  const large = { method: 'POST', path: reveals, headers: [...signedIn(given.support), ...tooLarge] };
  return [
    ['wrong media type, too large: the type first', 'unsupported_media_type', large],
    ['wrong body, missing agent: the body first', 'invalid_request', post('{}')],
    ['good body, missing agent', 'agent_not_found', post('{"reason":"because"}')],
  ];
}

/** Requests with two errors at once: the answer shows which one is checked first. */
export function orderRows(given: Credentials): ErrorRow[] {
  const nowhere = { path: '/v2/nothing', headers: key('bad') };
  const decided: ErrorRow[] = [
    { title: 'unknown path, bad key: the path first', request: nowhere, code: 'not_found' },
    {
      title: 'unknown method, bad key: the method first',
      request: { method: 'PUT', path: badId, headers: key('bad') },
      code: 'method_not_allowed',
      allow: sessionMethods,
      nextAnswersItself: 'it answers an empty 405',
    },
  ];
  const rows = [credentialFirst, formatThenAccess, bodyUnread, bodyThenExistence].flatMap((part) => part(given));
  return [...decided, ...rows.map(([title, code, request]) => ({ title, code, request }))];
}
