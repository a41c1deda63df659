import { expect, it } from 'vitest';
import { landingPath } from './landing-path';

const here = 'http://localhost:3000';

it('keeps a path of this site, with its query and fragment', () => {
  for (const path of ['/', '/agents/agt_a/sessions/ase_b', '/agents?x=1&to=//b#part', '/a%2Fb', '/a//b', '/a\\b?']) {
    expect(new URL(landingPath(path, here), here).origin).toBe(here);
  }
  expect(landingPath('/agents/agt_a/sessions/ase_b?view=json#m', here)).toBe(
    '/agents/agt_a/sessions/ase_b?view=json#m',
  );
});

it('goes home instead of to another site', () => {
  const hostile = [
    null,
    undefined,
    '',
    'agents',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/\n/evil.example',
    '\u0000/x',
    ' //evil.example',
    '/..//evil.example',
    '/.//evil.example',
    '/./\\evil.example',
    'http://localhost:3000@evil.example',
  ];
  for (const to of hostile) expect(landingPath(to, here)).toBe('/');
});

it('never returns to the sign-in page', () => {
  expect(landingPath('/sign-in?to=/sign-in', here)).toBe('/');
});
