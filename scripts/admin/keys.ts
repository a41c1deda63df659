import { parseArgs } from 'node:util';
import { permissions } from '#contract/permissions';
import { runAsCommand, withDeskDatabase } from '../start/desk-database';

/**
 * `npm run keys`: creates, lists and revokes API keys, for set-up scripts and for emergencies. It works on
 * DATABASE_URL, or on the embedded database, which it starts temporarily if it is not running.
 */

const USAGE = `Usage: npm run keys -- COMMAND [--json]

  create --name NAME --permissions A,B [--agents agt_a,agt_b] [--limit CALLS] [--expires TIME]
  list   [--state active|disabled|expired|revoked]
  revoke --id KEY_ID

The key is shown once. --limit is calls in 60 seconds (default 600), --expires a time with its zone
(2030-01-01T00:00:00Z).
Permissions: ${permissions.join(', ')}`;

const options = {
  name: { type: 'string' },
  permissions: { type: 'string' },
  agents: { type: 'string' },
  limit: { type: 'string' },
  expires: { type: 'string' },
  state: { type: 'string' },
  id: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

await runAsCommand(async () => {
  const { positionals, values } = parseArgs({ options, allowPositionals: true });
  const [name = ''] = positionals;
  if (positionals.length !== 1 || !['create', 'list', 'revoke'].includes(name)) throw new Error(USAGE);
  await withDeskDatabase(async () => {
    const { runCommand } = await import('./keys-commands');
    await runCommand(name as 'create' | 'list' | 'revoke', values);
  });
});
