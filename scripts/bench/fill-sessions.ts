import { defaultRules } from '#core/masking/compiled-rules';
import { buildSearchDocument } from '#core/search/document';
import { prisma } from '#data/prisma';
import { demoContent } from '../../prisma/demo/content';

const rowsInBatch = 1_000;

type Session = ReturnType<typeof demoContent>['sessions'][number];

type FillOptions = {
  /** whether to store their revisions as well */
  withRevisions?: boolean;
  /** changes every thousandth session; the second argument is its index among all sessions */
  change?: (session: Session, at: number) => void;
};

/**
 * Fills a database that has no sessions with demo data of any size, search documents included. These are created with
 * the rows, not rebuilt by the desk afterwards; and the rows are inserted as JSON, which costs Prisma no time.
 */
export async function fillSessions(count: number, { withRevisions = false, change }: FillOptions = {}): Promise<void> {
  const { agents, sessions, revisions } = demoContent(count);
  await prisma().agent.createMany({ data: agents, skipDuplicates: true });
  for (let at = 0; at < sessions.length; at += rowsInBatch) {
    const batch = sessions.slice(at, at + rowsInBatch);
    if (batch[0] !== undefined) change?.(batch[0], at);
    const rows = JSON.stringify(batch.map(withForms));
    await prisma()
      .$executeRaw`INSERT INTO sessions SELECT * FROM json_populate_recordset(NULL::sessions, ${rows}::json)`;
  }
  for (let at = 0; withRevisions && at < revisions.length; at += rowsInBatch) {
    const rows = JSON.stringify(revisions.slice(at, at + rowsInBatch));
    await prisma()
      .$executeRaw`INSERT INTO revisions SELECT * FROM json_populate_recordset(NULL::revisions, ${rows}::json)`;
  }
  await prisma().$executeRaw`VACUUM ANALYZE sessions`;
  await prisma().$executeRaw`VACUUM ANALYZE revisions`;
}

function withForms(session: Session) {
  const { masked_metadata, ...forms } = buildSearchDocument(session, defaultRules);
  return { ...session, ...forms, masked_metadata: JSON.parse(masked_metadata) };
}
