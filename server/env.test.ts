import { expect, test } from 'vitest';
import { parseSettings } from './env';

const secrets = { AUTH_SECRET: 'a'.repeat(32), MASK_KEY: 'b'.repeat(32), AUDIT_SIGNING_KEY: 'c'.repeat(64) };
const production = {
  ...secrets,
  DATABASE_URL: 'postgresql://desk:word@db.example.com/desk',
  PUBLIC_URL: 'https://desk.example.com/',
};

test('without any variable the desk listens on this machine only, with an embedded database', () => {
  expect(parseSettings({})).toMatchObject({
    settings: { databaseUrl: null, host: '127.0.0.1', port: 3000, publicUrl: null, trustedProxies: [], demo: null },
  });
});

test('an origin loses its trailing slash, an address becomes a block of one', () => {
  expect(parseSettings({ ...production, TRUSTED_PROXIES: '10.0.0.0/8, 192.0.2.7,::1' })).toMatchObject({
    settings: { publicUrl: 'https://desk.example.com', trustedProxies: ['10.0.0.0/8', '192.0.2.7/32', '::1/128'] },
  });
});

test('the first signing key signs, earlier ones may follow it', () => {
  const [now, before] = ['AB'.repeat(32), 'cd'.repeat(32)];
  expect(parseSettings({ ...production, AUDIT_SIGNING_KEY: `${now}, ${before}` })).toMatchObject({
    settings: { auditSigningKeys: [now.toLowerCase(), before] },
  });
});

test('an empty variable is treated as unset, and all problems are reported at once', () => {
  const result = parseSettings({
    ...production,
    AUTH_SECRET: '',
    MASK_KEY: ' ',
    AUDIT_SIGNING_KEY: '',
    PUBLIC_URL: '',
    PORT: 'x',
  });
  const problems = 'problems' in result ? result.problems : [];
  expect(problems.map((problem) => problem.split(' ')[0]).sort()).toEqual([
    'AUDIT_SIGNING_KEY',
    'AUTH_SECRET',
    'MASK_KEY',
    'PORT',
    'PUBLIC_URL',
  ]);
  for (const problem of problems) expect(problem).toContain('Example: ');
});

test.each([
  ['DATABASE_URL', 'mysql://desk:secret-value@db/desk'],
  ['PORT', '70000'],
  ['HOST', 'http://secret-value'],
  ['PUBLIC_URL', 'https://secret-value@desk.example.com/path'],
  ['TRUSTED_PROXIES', '10.0.0.0/8,secret-value'],
  ['AUTH_SECRET', 'secret-value'],
  ['AUDIT_SIGNING_KEY', 'secret-value'],
  ['AUDIT_SIGNING_KEY', `${'c'.repeat(64)},secret-value`],
  ['DEMO', 'secret-value'],
  ['LOG_LEVEL', 'secret-value'],
])('a wrong %s is a problem of one line that does not repeat the value', (variable, value) => {
  const result = parseSettings({ ...secrets, [variable]: value });
  const problems = 'problems' in result ? result.problems : [];
  expect(problems.filter((problem) => problem.startsWith(`${variable} `))).toHaveLength(1);
  expect(problems.join('\n')).not.toContain('secret-value');
});
