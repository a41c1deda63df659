import { expect, test } from 'vitest';
import { permissions, rolePermissions, roles, rolesWith } from '#contract/permissions';
import { writeNumber } from '../numbers/write-number';
import { abilitiesOf, agentsInWords, roleTable } from './role-words';

test.each(roles)('the menu of the role %s names all that it may do, and nothing else', (role) => {
  const named = abilitiesOf(rolePermissions[role]);
  expect(named).toHaveLength(permissions.length);
  expect(new Set(named.map(({ words }) => words)).size).toBe(permissions.length);
  expect(named.filter(({ allowed }) => allowed)).toHaveLength(rolePermissions[role].length);
});

test('a reviewer may give verdicts and create share links, and neither changes nor exports sessions', () => {
  const allowed = abilitiesOf(rolePermissions.reviewer).flatMap((each) => (each.allowed ? [each.words] : []));
  expect(allowed).toEqual([
    'Read agents',
    'Look up, list and read sessions',
    'Create and revoke share links',
    'Give verdicts and comments',
  ]);
});

test('the agents in a person’s list are counted', () => {
  const write = (number: number) => writeNumber(number, 'de');
  expect([null, [], ['agt_a'], Array.from({ length: 1_000 }, String)].map((ids) => agentsInWords(ids, write))).toEqual([
    'All agents',
    'No agents',
    '1 agent',
    '1.000 agents',
  ]);
});

test('the table of the roles shows for each permission who holds it', () => {
  const table = roleTable();
  expect(table.map(({ permission }) => permission)).toEqual(permissions);
  for (const { permission, roles: held } of table) {
    expect(held.filter(({ allowed }) => allowed).map(({ role }) => role)).toEqual(rolesWith(permission));
  }
});
