import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { ApiKey, NewApiKey } from '#contract/api-keys';
import { ask, sharedDesk } from '../fixtures/api';
import { deskEnvironment, settingsBeside } from '../fixtures/desk';

const run = promisify(execFile);

/** Runs `npm run keys -- …` on the shared desk's database, beside the running desk. */
async function keys(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  // A list holds the keys of every test.
  const desk = sharedDesk();
  const env = deskEnvironment(desk.dataDir, 0, { ...settingsBeside(desk), PUBLIC_URL: desk.url });
  const options = { env, maxBuffer: 64 * 1024 * 1024 };
  try {
    const { stdout, stderr } = await run(
      process.execPath,
      ['--import', 'tsx', 'scripts/admin/keys.ts', ...args],
      options,
    );
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

describe('npm run keys', () => {
  test('creates a working key, lists it without the key, and revokes it in the running desk', async () => {
    const made = await keys(
      'create',
      '--name',
      'From a script',
      '--permissions',
      'agents:read,sessions:read',
      '--json',
    );
    const { id, key, ...rest } = JSON.parse(made.out) as NewApiKey;
    expect(rest).toMatchObject({ name: 'From a script', created_by: { kind: 'system', name: 'command line' } });
    expect((await ask('/v2/agents', { key })).status).toBe(200);
    const listed = await keys('list', '--state', 'active', '--json');
    const { api_keys } = JSON.parse(listed.out) as { api_keys: ApiKey[] };
    expect(api_keys.find((each) => each.id === id)).toMatchObject({ permissions: ['agents:read', 'sessions:read'] });
    expect(listed.out).not.toContain(key);
    expect((await keys('revoke', '--id', id)).out).toContain(`${id}\trevoked`);
    expect((await ask('/v2/agents', { key })).status).toBe(401);
  });

  test('prints the key on a line of its own for people', async () => {
    const { out } = await keys('create', '--name', 'For people', '--permissions', 'agents:read', '--limit', '5');
    expect(out).toMatch(/^Key: sd_\w{8}_\w{39}$/m);
  });

  test.each([
    [['create', '--permissions', 'agents:read'], '--name: is missing'],
    [['create', '--name', 'x', '--permissions', 'everything'], '--permissions: a permission must be one of'],
    [
      ['create', '--name', 'x', '--permissions', 'agents:read', '--limit', 'many'],
      '--limit: limit must be a whole number',
    ],
    [['create', '--name', 'x', '--permissions', 'agents:read', '--expires', 'soon'], '--expires: must be a time'],
    [['create', '--name', 'x', '--permissions', 'agents:read', '--agents', 'agt_nobody'], 'agents that do not exist'],
    [['revoke', '--id', 'zzzzzzzz'], 'No API key zzzzzzzz.'],
    [['destroy'], 'Usage: npm run keys'],
  ])('says what is wrong with %j', async (args, words) => {
    const { code, out, err } = await keys(...args);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(words);
    expect(err).not.toContain('    at ');
  });
});
