import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { actionWords, actorKindWords } from './action-words';

const core = join(import.meta.dirname, '../../server/core');

it('every recorded action has words', () => {
  const code = readdirSync(core, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.test)\.ts$/.test(name))
    .map((name) => readFileSync(join(core, name), 'utf8'))
    .join('\n');
  const noun =
    '(?:session|revision|reveal|verdict|share_link|export|lookup|agent|api_key|person|invitation|password_reset|sign_in|credential|settings|audit_event)';
  const actions = new Set(
    [...code.matchAll(new RegExp(`'(${noun}\\.[a-z_]+)'`, 'g'))].map(([, action = '']) => action),
  );
  expect(actions.size).toBeGreaterThan(35);
  expect([...actions].filter((action) => actionWords(action) === action)).toEqual([]);
});

it('a list or an export that names no session has words of its own', () => {
  expect(actionWords('session.list', false)).toBe('listed sessions');
  expect(actionWords('session.read', false)).toBe('viewed the session');
});

it('an action without words is shown as it is', () => {
  expect(actionWords('session.juggle')).toBe('session.juggle');
  expect(actionWords('__proto__')).toBe('__proto__');
  expect(actorKindWords('person')).toBeNull();
  expect(actorKindWords('robot')).toBe('robot');
});
