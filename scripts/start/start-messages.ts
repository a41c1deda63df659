import { firstAdminCommand } from '#contract/first-steps';
import type { FirstRun } from './demo-data';

/**
 * The messages at the end of the start. Passwords and keys are only printed to a terminal, and only at the first start.
 */

/** Every start: the URL of the desk, and where its demo passwords are kept, if there are any. */
export function printAddress(url: string, passwordsFile: string | null): void {
  console.log(`Session Desk: ${url}`);
  if (passwordsFile !== null) console.log(`Demo passwords and API key: ${passwordsFile}`);
}

/** The first start, at a terminal: also who can sign in. */
export function printFirstRun(firstRun: FirstRun, file: string): void {
  const rows = firstRun.people.map(({ role, email, password }) => [role, email, password]);
  const table = alignColumns([['role', 'e-mail', 'password'], ...rows]);
  const keys = firstRun.api_keys.map(({ name, key, permissions }) => `${name}: ${key}\n  ${permissions.join(', ')}`);
  console.log(['', `Session Desk: ${firstRun.url}`, '', ...table, '', ...keys, '', `Saved in ${file}`, ''].join('\n'));
}

/** A desk without people: how to create the first one. */
export function printFirstAdmin(): void {
  console.log(
    [
      '',
      'Nobody can sign in yet. Create the first admin: in another terminal, in this folder, with the same settings',
      '',
      `  ${firstAdminCommand}`,
      '',
      'It prints a password once. Then sign in: the first page shows the next steps.',
    ].join('\n'),
  );
}

function alignColumns(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}
