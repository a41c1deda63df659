import { createReadStream, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type FileReport, verifyAuditFile } from '#core/audit/file';
import { type AuditArguments, headLine, printReport, readAuditArguments } from './audit-report';

/**
 * Checks an export without a database. `npm run build` also bundles it into one file, dist/verify-audit.mjs, that plain
 * Node runs on any machine: `node verify-audit.mjs --file audit.jsonl`.
 */

/** Checks the file in the arguments and prints the result. Throws an error with a message for the user. */
export async function verifyFile({ file, json, ...against }: AuditArguments): Promise<void> {
  if (file === null) throw new Error('Pass the file: --file audit.jsonl');
  const report = await verifyAuditFile(createReadStream(file, 'utf8'), against).catch(
    (error: NodeJS.ErrnoException) => {
      throw error.code === undefined ? error : new Error(`${file} cannot be read: ${error.code}`);
    },
  );
  printReport(report, factsOf(report), json);
}

function factsOf(report: FileReport): string[] {
  const what = report.complete ? 'The whole log' : 'Part of the log';
  const removed = report.removed_up_to_seal;
  return [
    `${what}, exported ${report.exported_at}: ${report.events} events under ${report.seals} seals`,
    headLine(report.head),
    ...(removed === 0 ? [] : [`Removed by retention: events up to seal ${removed}`]),
    ...report.notes.map((note) => `Note: ${note}`),
  ];
}

// When `npm run audit:verify` loads this file, it only exports; started directly, also through a link, it is the
// command.
if (realpathSync(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  try {
    await verifyFile(readAuditArguments(process.argv.slice(2)));
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
