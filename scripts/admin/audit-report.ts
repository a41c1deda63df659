import { parseArgs } from 'node:util';
import { type AuditProblem, type Head, parseHead } from '#core/audit/chain';
import { publicKeysOf } from '#core/audit/seals';

/**
 * Arguments and output shared by both checks of the audit log, of a file and of the database. Nothing here needs a
 * database or a setting.
 */

const USAGE = `Usage: npm run audit:verify -- [--file FILE] [--public-key KEY]... [--head NUMBER:DIGEST] [--json]

Checks the audit log against its seals: with --file in an export, without a database or
a .env file; without it in the desk's database. Exits with 1 if something is not as it was sealed.

  --file        the file from GET /v2/audit_events/export
  --public-key  the desk's, as GET /v2/audit_events/verification shows it (ed25519:…); can be repeated
  --head        an earlier newest seal, so that a missing end is detected, too
  --json        the report as JSON`;

const options = {
  file: { type: 'string' },
  'public-key': { type: 'string', multiple: true, default: [] as string[] },
  head: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

export type AuditArguments = { file: string | null; publicKeys: string[]; head: Head | null; json: boolean };

/** Reads the arguments of the process. Throws an error with a message for the user. */
export function readAuditArguments(args: string[]): AuditArguments {
  const { values } = parsed(args);
  const head = values.head === undefined ? null : parseHead(values.head);
  // Read here only to refuse a wrong one before anything is opened.
  publicKeysOf(values['public-key']);
  return { file: values.file ?? null, publicKeys: values['public-key'], head, json: values.json };
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options });
  } catch (error) {
    throw new Error(`${(error as Error).message}\n\n${USAGE}`);
  }
}

/** The result of a check, of a file or of the database. */
type Report = { state: 'intact' | 'broken'; problem_count: number; problems: AuditProblem[] };

/** Prints the result: one line per fact, then the problems, then the verdict. A broken log sets exit code 1. */
export function printReport(report: Report, facts: readonly string[], asJson: boolean): void {
  if (report.state === 'broken') process.exitCode = 1;
  if (asJson) {
    console.log(JSON.stringify(report, null, 2));
    return;
  }
  for (const fact of facts) console.log(fact);
  for (const { line, message } of report.problems)
    console.log(line === null ? `✗ ${message}` : `✗ Line ${line}: ${message}`);
  const more = report.problem_count - report.problems.length;
  if (more > 0) console.log(`✗ and ${more} more`);
  const count = `${report.problem_count} ${report.problem_count === 1 ? 'problem' : 'problems'}`;
  console.log(report.state === 'intact' ? 'Intact.' : `BROKEN: ${count}.`);
}

/** One line for a seal that can be kept as the head. */
export function headLine(head: Head | null): string {
  return head === null ? 'Newest seal: none' : `Newest seal: ${head.number}:${head.digest}`;
}
