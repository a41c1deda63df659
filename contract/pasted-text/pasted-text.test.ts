import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agentIdSchema, sessionIdSchema } from '../ids';
import { withoutCredentials } from './credentials';
import { recognise } from './pasted-text';

const agent = 'agt_customer_support';
const session = 'ase_customer_support_001';

function ids(text: string) {
  const { agentId, sessionId, agentProblem, sessionProblem } = recognise(text);
  return { agentId, sessionId, agentProblem, sessionProblem };
}

describe('a pair is recognised in typical pasted texts', () => {
  const spellings: [string, string][] = [
    ['two IDs', `${agent} ${session}`],
    ['the other order', `${session}, ${agent}`],
    ['a slash', `${agent}/${session}`],
    ['an arrow', `${agent}->${session}`],
    ['a hyphen', `${agent}-${session}`],
    ['a tab', `${agent}\t${session}`],
    ['two lines', `${agent}\n${session}\n`],
    ['Windows lines', `Agent: ${agent}\r\nSession: ${session}\r\n`],
    ['a link of the desk', `https://desk.example.com/agents/${agent}/sessions/${session}`],
    [
      'a link with a query and a fragment',
      `<https://desk.example.com/agents/${agent}/sessions/${session}?tab=audit#x>.`,
    ],
    ['a link of the API', `https://desk.example.com/v2/agents/${agent}/sessions/${session}`],
    ['an encoded link', encodeURIComponent(`https://desk.example.com/agents/${agent}/sessions/${session}`)],
    ['a link encoded twice', encodeURIComponent(encodeURIComponent(`/agents/${agent}/sessions/${session}`))],
    ['encoded underscores', `/agents/${agent}/sessions/${session}`.replaceAll('_', '%5F')],
    ['curl', `curl -s -H "x-api-key: $KEY" localhost:3000/v2/agents/${agent}/sessions/${session}`],
    [
      'curl over several lines',
      `curl 'https://d.example.com/v2/agents/${agent}/sessions/${session}' \\\n  -H 'accept: */*' \\\n  --compressed`,
    ],
    [
      'an access log',
      `10.0.0.1 - - [15/Jan/2024:10:30:00 +0000] "GET /v2/agents/${agent}/sessions/${session} HTTP/1.1" 404 120`,
    ],
    ['logfmt', `level=info agent_id=${agent} session_id="${session}" msg="not found"`],
    ['an error of the API', `No session ${session} under agent ${agent}.`],
    ['JSON', JSON.stringify({ id: session, agent_id: agent, metadata: { other: 'ase_else' } })],
    ['pretty JSON', JSON.stringify({ agent_id: agent, related: ['ase_else'], session_id: session }, null, 2)],
    ['nested JSON', JSON.stringify({ event: { agent: { id: agent }, session: { id: session } } })],
    ['JSON in JSON', JSON.stringify({ message: JSON.stringify({ id: session, agent_id: agent }) })],
    ['escaped JSON', JSON.stringify(JSON.stringify({ id: session, agent_id: agent })).slice(1, -1)],
    ['a JSON string', JSON.stringify(JSON.stringify({ id: session, agent_id: agent }))],
    [
      'a list of the API',
      JSON.stringify({
        sessions: [
          { id: session, agent_id: agent },
          { id: 'ase_2', agent_id: agent },
        ],
      }),
    ],
    ['JSON after a prefix', `2024-01-15 INFO ${JSON.stringify({ agent_id: agent, session_id: session })} done`],
    ['JSON with one half', `agent ${agent} said ${JSON.stringify({ session_id: session, n: 1 })}`],
    [
      'JSON with a session_id of something else',
      JSON.stringify({ session_id: 'web-1', path: `/v2/agents/${agent}/sessions/${session}` }),
    ],
    ['lines of JSON', `{"agent_id":"${agent}","session_id":"${session}"}\n{"agent_id":"agt_b","session_id":"ase_b"}`],
    ['several lines: the first', `${agent}/${session}\nagt_b/ase_b`],
    ['Python', `{'agent_id': '${agent}', 'session_id': '${session}'}`],
    ['quotes and brackets', `(“${agent}”, [«${session}»]);`],
    ['Markdown', `**${agent}** _${session}_`],
    ['zero-width characters', `${agent.replace('_', '_\u200b')}\u200b/\ufeff${session}\u2060`],
    ['non-breaking spaces', `\u00a0${agent}\u00a0${session}\u202f`],
    ['Chinese around', `会话${session}，代理${agent}在`],
    ['an em dash', `${agent}—${session}`],
    ['escapes of a log', `\\n${agent}\\n${session}\\x22`],
    ['HTML', `<a href="/x?a=${agent}&amp;s=${session}&quot;">`],
    ['names of variables', `agt_id=${agent} ase_id=${session}`],
    ['the same twice', `${session} ${agent} ${session}`],
    ['a word that ends in ase_', `database_url release_1 ${agent} ${session}`],
  ];
  it.each(spellings)('%s', (_, text) => {
    expect(ids(text)).toEqual({ agentId: agent, sessionId: session, agentProblem: null, sessionProblem: null });
  });
});

describe('one part of a pair is recognised alone', () => {
  it.each([
    [session, null, session],
    [`see ${session}.`, null, session],
    [agent, agent, null],
    [`https://desk.example.com/agents/${agent}`, agent, null],
    [JSON.stringify({ session_id: session }), null, session],
    ['database_1 phase_2 hello', null, null],
    ['', null, null],
    ['{}', null, null],
    ['[', null, null],
    ['%', null, null],
    ['ase_1\nase_2', null, 'ase_1'],
    ['agt_my_ase_agent ase_1', 'agt_my_ase_agent', 'ase_1'],
  ])('%j', (text, agentId, sessionId) => {
    expect(ids(text)).toEqual({ agentId, sessionId, agentProblem: null, sessionProblem: null });
  });
});

describe('an error names the part that is wrong', () => {
  it.each([
    [
      `AGT_customer_support ${session}`,
      'agent',
      'The agent ID begins with AGT_; it must begin with agt_ in lower case.',
      agent,
    ],
    [
      `${agent} Ase_customer_support_001`,
      'session',
      'The session ID begins with Ase_; it must begin with ase_ in lower case.',
      session,
    ],
    [`аgt_customer_support ${session}`, 'agent', 'The agent ID holds “а” (U+0430), which only looks like “a”.', agent],
    [
      `${agent} ａse_customer_support_001`,
      'session',
      'The session ID holds “ａ” (U+FF41), which only looks like “a”.',
      session,
    ],
    [
      `agt_custömer ${session}`,
      'agent',
      'The agent ID holds “ö” (U+00F6); only A to Z, a to z, digits, _ and - are allowed.',
      'agt_customer',
    ],
    [`agt-customer_support ${session}`, 'agent', 'The agent ID begins with agt-; it must begin with agt_.', agent],
    [`agt_ ${session}`, 'agent', 'The agent ID is cut off: nothing follows agt_.', null],
    [`${agent} ase_${'x'.repeat(252)}`, 'session', 'The session ID has 256 characters; the maximum is 255.', null],
    [`/agents/foo/sessions/${session}`, 'agent', 'The agent ID does not begin with agt_.', null],
    [`/agents/${agent}/sessions/foo`, 'session', 'The session ID does not begin with ase_.', null],
    [JSON.stringify({ agent_id: 'foo', session_id: session }), 'agent', 'The agent ID does not begin with agt_.', null],
    [`${agent} ase_1 ase_2`, 'session', 'Several session IDs: ase_1, ase_2. Keep the one you want.', null],
    [
      `agt_1 agt_2 agt_3 ${session}`,
      'agent',
      'Several agent IDs: agt_1, agt_2 and 1 more. Keep the one you want.',
      null,
    ],
  ])('%s', (text, half, problem, guess) => {
    const found = recognise(text);
    const isAgent = half === 'agent';
    expect(isAgent ? found.agentProblem : found.sessionProblem).toBe(problem);
    expect(isAgent ? found.agentGuess : found.sessionGuess).toBe(guess);
    expect(isAgent ? found.agentId : found.sessionId).toBeNull();
    expect(isAgent ? found.sessionProblem : found.agentProblem).toBeNull();
    expect(isAgent ? found.sessionId : found.agentId).not.toBeNull();
  });
});

describe('64 KiB of any text are read in linear time', () => {
  const size = 65_536;
  it.each([
    'a',
    '_',
    '-',
    'agt_',
    'ase_',
    'agt_a ase_b ',
    'agt_-',
    'a-ase_',
    '%25',
    '%41',
    '{',
    '[',
    '"',
    '\\',
    '\\"',
    '{"a":',
    '\\u0041',
    'sd_',
    'shr_',
    'eyJ',
    'eyJa.',
    'cookie: a=',
    'cookie=a; ',
    'authorization: ',
    'authorization: bearer ',
    '"authorization":"',
    'x-api-key: "',
    '-b "a=',
    'bearer ',
    'https://a:',
    '/agents/',
    '/agents/a/sessions/',
    '/share/',
    'а',
    '\u200b',
    '\n',
    '\\n',
    'session-token=',
    '-u a:',
    '&#1',
  ])('%j repeated', (piece) => {
    const text = piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
    expect(() => recognise(withoutCredentials(text).text)).not.toThrow();
  });
});

describe('any pasted text', () => {
  const pieces = [
    'agt_',
    'ase_',
    'AGT_',
    'a',
    '1',
    '_',
    '-',
    ' ',
    '\n',
    '"',
    "'",
    '\\"',
    '\\',
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    '/',
    '%2F',
    '%',
    '%ff',
    '->',
    'authorization: ',
    'cookie',
    '=',
    'Bearer ',
    'a=b; ',
    '/agents/',
    '/sessions/',
    'а',
    'é',
    '\u0301',
    '\u200b',
    '\ud83d',
    '中',
    '"id":',
    '"agent_id":',
  ];
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 16 }).map((parts) => parts.join(''));

  it('a recognised ID is well formed, and a part never has both an ID and a problem', () => {
    fc.assert(
      fc.property(text, (pasted) => {
        const found = recognise(withoutCredentials(pasted).text);
        expect(agentIdSchema.nullable().safeParse(found.agentId).success).toBe(true);
        expect(sessionIdSchema.nullable().safeParse(found.sessionId).success).toBe(true);
        expect(found.agentId !== null && found.agentProblem !== null).toBe(false);
        expect(found.sessionId !== null && found.sessionProblem !== null).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });
});
