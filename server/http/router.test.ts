import { describe, expect, test } from 'vitest';
import { matchRoute, type RouteFile } from './router';

const answer = async () => new Response();
const routes: RouteFile[] = [
  { pattern: '/v2/[...path]', module: { GET: answer, POST: answer } },
  { pattern: '/v2/agents/[agent_id]', module: { GET: answer, dynamic: 'force-dynamic' } },
  { pattern: '/v2/agents/mine', module: { DELETE: answer } },
  { pattern: '/v2/agents/[agent_id]/sessions/[session_id]', module: { GET: answer, PATCH: answer, DELETE: answer } },
];

describe('finding a handler', () => {
  test('reads the parameters', () => {
    expect(matchRoute(routes, 'GET', '/v2/agents/agt_a/sessions/ase_b')).toMatchObject({
      kind: 'handler',
      params: { agent_id: 'agt_a', session_id: 'ase_b' },
    });
  });

  test('decodes them once', () => {
    expect(matchRoute(routes, 'GET', '/v2/agents/agt%5Fa%2Fb%252F')).toMatchObject({
      params: { agent_id: 'agt_a/b%2F' },
    });
  });

  test.each(['%ZZ', 'a%ff', '%'])('passes %s on as received, because it cannot be decoded', (segment) => {
    expect(matchRoute(routes, 'GET', `/v2/agents/${segment}`)).toMatchObject({
      kind: 'handler',
      params: { agent_id: segment },
    });
  });

  test('answers HEAD with the handler of GET', () => {
    expect(matchRoute(routes, 'HEAD', '/v2/agents/agt_a').kind).toBe('handler');
  });

  test('prefers a fixed segment to a parameter', () => {
    expect(matchRoute(routes, 'DELETE', '/v2/agents/mine')).toMatchObject({ kind: 'handler', params: {} });
  });
});

describe('no handler is found for', () => {
  test.each([
    '/v2',
    '/v2/',
    '/v2/agents',
    '/v2/agents/',
    '/v2/agents/agt_a/',
    '/v2//agents/agt_a',
    '//v2/agents/agt_a',
    '/v2/agents//sessions/ase_b',
    '/v2/agents/agt_a/sessions/',
    '/v2/agents/agt_a\\',
    '\\v2\\agents\\agt_a',
    '/v2/agents/agt_a/sessions/ase_b/',
    '/v2/agents/agt_a/../agt_b',
    '/v2/Agents/agt_a',
    '/v2/[...path]',
  ])('%s', (path) => {
    expect(matchRoute(routes, 'GET', path)).toEqual({ kind: 'unknown_path' });
  });
});

describe('a method that the path does not support', () => {
  test.each(['POST', 'OPTIONS', 'TRACE', 'PROPFIND', 'FOO', '', 'get', 'dynamic', 'constructor'])(
    '%s is answered with the supported ones',
    (method) => {
      expect(matchRoute(routes, method, '/v2/agents/agt_a')).toEqual({ kind: 'unknown_method', allow: 'GET, HEAD' });
    },
  );

  test('lists all of them in one order', () => {
    expect(matchRoute(routes, 'PUT', '/v2/agents/agt_a/sessions/ase_b')).toEqual({
      kind: 'unknown_method',
      allow: 'GET, HEAD, PATCH, DELETE',
    });
  });

  test('HEAD is not supported where GET is not', () => {
    expect(matchRoute(routes, 'HEAD', '/v2/agents/mine')).toEqual({ kind: 'unknown_method', allow: 'DELETE' });
  });
});
