import { type AuditArguments, headLine, printReport, readAuditArguments } from './audit-report';
import { verifyFile } from './verify-audit-file';

/**
 * `npm run audit:verify`: checks the audit log against its seals, in the desk's database or, with --file, in an export.
 * For a file, nothing is loaded that needs a database or a setting.
 */
async function verifyDatabase({ publicKeys, head, json }: AuditArguments): Promise<void> {
  const { withDeskDatabase } = await import('../start/desk-database');
  await withDeskDatabase(async () => {
    // Loaded only now, because the database client may just have been generated.
    const { verifyStored } = await import('#core/audit/verification');
    const { prisma } = await import('#data/prisma');
    try {
      const all = Number.MAX_SAFE_INTEGER;
      const report = await verifyStored({ seals: all, batches: all, milliseconds: Infinity, head, publicKeys });
      const removed = report.removed_up_to_seal;
      const facts = [
        `The database: ${report.checked_events} events under ${report.checked_seals} seals`,
        `Waiting for a seal: ${report.unsealed_events}`,
        headLine(report.head),
        ...(removed === 0 ? [] : [`Removed by retention: events up to seal ${removed}`]),
      ];
      printReport(report, facts, json);
    } finally {
      await prisma().$disconnect();
    }
  });
}

try {
  const given = readAuditArguments(process.argv.slice(2));
  await (given.file === null ? verifyDatabase(given) : verifyFile(given));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
