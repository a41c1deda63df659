import { type Credentials, type ErrorRow, ownOrigin } from './error-rows';

type Header = [string, string];
/** title, code, method, path, headers, and the body, or `unread` for one that is announced and never sent */
type Row = [string, ErrorRow['code'], string, string, Header[], string?];

const bad = '/v2/agents/bad/sessions/bad';
const agents = '/v2/agents';
const missingAgent = '/v2/agents/agt_none';
const unread = 'UNREAD';
const malformed: Header = ['if-match', 'rev_1'];
const outdated: Header = ['if-match', '"rev_of_another"'];
const malformedKey: Header = ['idempotency-key', 'x'.repeat(256)];
const json: Header = ['content-type', 'application/json'];
const text: Header = ['content-type', 'text/plain'];
const tooLarge: Header[] = [['content-length', '2000000']];
const good = '{"enabled":false}';

interface Given {
  as: Record<'writer' | 'limited' | 'idle' | 'unknown' | 'foreign', Header[]>;
  /** the path of an existing session, and of its agent */
  session: string;
  agent: string;
  missingSession: string;
}

function credentialFirst({ as, session, agent }: Given): Row[] {
  return [
    ['no credential, bad id', 'unauthorized', 'DELETE', bad, []],
    ['no credential: no body is read', 'unauthorized', 'PATCH', session, [text], unread],
    [
      'no credential, malformed key of a repetition',
      'unauthorized',
      'POST',
      `${agent}/sessions`,
      [malformedKey],
      unread,
    ],
    ['bad key, precondition that fails', 'unauthorized', 'DELETE', session, [...as.unknown, outdated]],
    ['foreign origin, bad id: the origin first', 'forbidden', 'DELETE', bad, as.foreign],
    ['foreign origin, malformed precondition', 'forbidden', 'PATCH', session, [...as.foreign, malformed], unread],
    ['foreign origin: no body is read', 'forbidden', 'POST', agents, as.foreign, unread],
  ];
}

function formatThenAccess({ as, session, agent }: Given): Row[] {
  const { idle, limited } = as;
  return [
    ['bad id, no permission: the format first', 'invalid_request', 'PATCH', bad, idle, unread],
    ['bad id, no permission: the format first', 'invalid_request', 'DELETE', bad, idle],
    ['bad id, no permission: the format first', 'invalid_request', 'POST', '/v2/agents/bad/sessions', idle, unread],
    ['bad id, no permission: the format first', 'invalid_request', 'DELETE', '/v2/agents/bad', idle],
    ['bad id of a session, agent outside', 'invalid_request', 'DELETE', `${missingAgent}/sessions/bad`, limited],
    ['bad query, no permission', 'invalid_request', 'DELETE', `${session}?cascade=true`, idle],
    ['bad query, no permission', 'invalid_request', 'DELETE', `${agent}?cascade=1`, idle],
    ['bad query, agent outside', 'invalid_request', 'PATCH', `${session}?x=1`, limited, unread],
    ['bad query, no permission', 'invalid_request', 'POST', `${agents}?x=1`, idle, unread],
    ['malformed If-Match, no permission', 'invalid_request', 'PATCH', session, [...idle, malformed], unread],
    ['malformed If-Match, no permission', 'invalid_request', 'DELETE', session, [...idle, malformed]],
    ['malformed If-Match, agent outside', 'invalid_request', 'DELETE', session, [...limited, malformed]],
    [
      'malformed Idempotency-Key, no permission',
      'invalid_request',
      'POST',
      `${agent}/sessions`,
      [...idle, malformedKey],
      unread,
    ],
  ];
}

function accessThenBody({ as, session, agent, missingSession }: Given): Row[] {
  const { idle, limited } = as;
  return [
    ['no permission: no body is read', 'forbidden', 'PATCH', session, [...idle, text], unread],
    ['no permission: no body is read', 'forbidden', 'POST', `${agent}/sessions`, [...idle, json], unread],
    ['no permission: no body is read', 'forbidden', 'POST', agents, [...idle, json], unread],
    ['no permission: no body is read', 'forbidden', 'PATCH', agent, [...idle, text], unread],
    ['agent outside: no body is read', 'forbidden', 'PATCH', session, [...limited, json], unread],
    ['agent outside: no body is read', 'forbidden', 'POST', `${agent}/sessions`, [...limited, text], unread],
    ['no permission, missing session', 'forbidden', 'DELETE', missingSession, idle],
    ['no permission, precondition that fails', 'forbidden', 'DELETE', session, [...idle, outdated]],
    ['agent outside, precondition that fails', 'forbidden', 'PATCH', session, [...limited, json, outdated], good],
    ['agent outside, agent with sessions', 'forbidden', 'DELETE', agent, limited],
  ];
}

function bodyThenExistence({ as, session, agent, missingSession }: Given): Row[] {
  const { writer } = as;
  const missing = `${missingAgent}/sessions/ase_none`;
  const sessions = `${missingAgent}/sessions`;
  return [
    ['wrong media type, missing session', 'unsupported_media_type', 'PATCH', missingSession, [...writer, text], unread],
    ['wrong media type, missing agent', 'unsupported_media_type', 'POST', sessions, [...writer, text], unread],
    ['no media type, missing agent', 'unsupported_media_type', 'PATCH', missingAgent, writer, good],
    ['too large, missing session', 'payload_too_large', 'PATCH', missingSession, [...writer, json, ...tooLarge]],
    ['too large, missing agent', 'payload_too_large', 'POST', sessions, [...writer, json, ...tooLarge]],
    ['bad body, missing session', 'invalid_request', 'PATCH', missingSession, [...writer, json], '{}'],
    ['bad body, missing agent', 'invalid_request', 'POST', sessions, [...writer, json], '{"id":"bad"}'],
    ['bad body, missing agent', 'invalid_request', 'PATCH', missingAgent, [...writer, json], '[]'],
    ['bad body, precondition that fails', 'invalid_request', 'PATCH', session, [...writer, json, outdated], '{"a":1}'],
    ['good body, missing session', 'session_not_found', 'PATCH', missingSession, [...writer, json], good],
    ['good body, missing agent', 'agent_not_found', 'PATCH', missing, [...writer, json], good],
    ['good body, missing agent', 'agent_not_found', 'POST', sessions, [...writer, json], good],
    ['good body, missing agent', 'agent_not_found', 'PATCH', missingAgent, [...writer, json], good],
    [
      'taken id, bad body: the body first',
      'invalid_request',
      'POST',
      agents,
      [...writer, json],
      takenAgent(agent, '1'),
    ],
  ];
}

function existenceThenRest({ as, session, agent, missingSession }: Given): Row[] {
  const { writer } = as;
  const missing = `${missingAgent}/sessions/ase_none`;
  const taken = `{"id":"${lastPart(session)}"}`;
  return [
    ['precondition, missing session', 'session_not_found', 'DELETE', missingSession, [...writer, outdated]],
    ['precondition, missing session', 'session_not_found', 'PATCH', missingSession, [...writer, json, outdated], good],
    ['precondition, missing agent', 'agent_not_found', 'DELETE', missing, [...writer, outdated]],
    ['any state, missing session', 'session_not_found', 'DELETE', missingSession, [...writer, ['if-match', '*']]],
    ['precondition that fails', 'precondition_failed', 'DELETE', session, [...writer, outdated]],
    ['precondition that fails', 'precondition_failed', 'PATCH', session, [...writer, json, outdated], good],
    [
      'missing agent, session id that is taken elsewhere',
      'agent_not_found',
      'POST',
      `${missingAgent}/sessions`,
      [...writer, json],
      taken,
    ],
    ['session id that is taken', 'conflict', 'POST', `${agent}/sessions`, [...writer, json], taken],
    ['agent id that is taken', 'conflict', 'POST', agents, [...writer, json], takenAgent(agent, '"An agent"')],
    ['agent with sessions', 'conflict', 'DELETE', agent, writer],
    ['agent with sessions, all but cascade', 'conflict', 'DELETE', `${agent}?cascade=false`, writer],
  ];
}

function takenAgent(path: string, name: string): string {
  return `{"id":"${lastPart(path)}","name":${name}}`;
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/**
 * Calls that would change something and are wrong, most in two ways at once: the answer shows which error is checked
 * first.
 */
export function writeOrderRows(given: Credentials, { path, agentId }: { path: string; agentId: string }): ErrorRow[] {
  const key = (value: string): Header[] => [['x-api-key', value]];
  const agent = `/v2/agents/${agentId}`;
  const foreign: Header[] = [
    ['cookie', given.support],
    ['sec-fetch-site', 'cross-site'],
    ['origin', ownOrigin],
  ];
  const as = {
    writer: key(given.writeKey),
    limited: key(given.limitedWriteKey),
    idle: key(given.idleKey),
    unknown: key(given.unknownKey),
    foreign,
  };
  const parts = [credentialFirst, formatThenAccess, accessThenBody, bodyThenExistence, existenceThenRest];
  const rows = parts.flatMap((part) =>
    part({ as, session: path, agent, missingSession: `${agent}/sessions/ase_none` }),
  );
  const shown = (target: string) => target.replace(agentId, 'agt_there').replace(lastPart(path), 'ase_there');
  return rows.map(([title, code, method, target, headers, body]) => ({
    title: `${title} (${method} ${shown(target)})`,
    code,
    request: {
      method,
      path: target,
      headers: [...headers, ...lengthOf(body)],
      ...(body === unread ? {} : { body: body ?? '' }),
    },
  }));
}

// Announced and never sent: a desk that waited for this body would wait forever.
function lengthOf(body: string | undefined): Header[] {
  if (body === undefined) return [];
  return [['content-length', body === unread ? '1000000' : String(body.length)]];
}
