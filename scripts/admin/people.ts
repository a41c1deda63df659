import { parseArgs } from 'node:util';
import { roles } from '#contract/permissions';
import { runAsCommand, withDeskDatabase } from '../start/desk-database';

/**
 * `npm run people`: creates and lists people and resets passwords, for the first admin and for people who forgot their
 * password. It works on DATABASE_URL, or on the embedded database, which it starts temporarily if it is not running.
 */

const USAGE = `Usage: npm run people -- COMMAND [--json]

  create --email ADDRESS --name NAME --role ${roles.join('|')} [--agents agt_a,agt_b] [--password PASSWORD]
  reset  --email ADDRESS [--password PASSWORD]
  list

Without --password, one is generated and shown once. --agents limits a person to these agents.`;

const options = {
  email: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
  agents: { type: 'string' },
  password: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

await runAsCommand(async () => {
  const { positionals, values } = parseArgs({ options, allowPositionals: true });
  const [name = ''] = positionals;
  if (positionals.length !== 1 || !['create', 'reset', 'list'].includes(name)) throw new Error(USAGE);
  await withDeskDatabase(async () => {
    const { runCommand } = await import('./people-commands');
    await runCommand(name as 'create' | 'reset' | 'list', values);
  });
});
