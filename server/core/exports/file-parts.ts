import { stringify } from 'csv-stringify/sync';
import { writeExactLine } from '#contract/exact-json';
import type { ExportFormat } from '#contract/exports';
import { cellOf, fieldNames } from '#contract/session-fields';
import { type Session, sessionSchema } from '#contract/sessions';
import type { Actor, CallContext } from '#core/access/actor';
import { recordAuditNow } from '#core/audit/recording';
import { sessionBody, visibilityByAgent } from '#core/sessions/presenter';
import { type SessionPosition, type SessionQuery, walkSessions } from '#data/session-search';

/** Rows read in one step, whether they match or not. */
const rowsInStep = 2_000;
/** Sessions in one audit event, and in one part of the file. */
const sessionsInPart = 500;

const columns = [...fieldNames, 'masked'] as const;
// A spreadsheet treats a cell that starts like this as a formula.
const formula = /^[=+\-@\t\r]/;

/**
 * Generates the file of an export part by part, newest session first; with several agents, one agent after the other.
 * The sessions of a part are recorded before it is returned.
 */
export async function* exportedParts(
  actor: Actor,
  wanted: { id: string; format: ExportFormat; question: SessionQuery },
  call: CallContext,
): AsyncGenerator<string> {
  if (wanted.format === 'csv') yield csv([[...columns, 'prefixed']]);
  for await (const rows of batches(wanted.question)) {
    // Read for each part: a file may take minutes, and a new rule must apply at once.
    const visibilityOf = await visibilityByAgent(actor);
    const sessions = rows.map((row) => sessionBody(row, visibilityOf(row.agent_id), undefined));
    const details = { export_id: wanted.id, sessions: sessions.map(({ agent_id, id }) => `${agent_id}/${id}`) };
    await recordAuditNow({ action: 'export.fetch', outcome: 'ok', actor, details, call });
    yield wanted.format === 'csv' ? csv(sessions.map(csvRow)) : sessions.map(jsonLine).join('');
  }
}

async function* batches(question: SessionQuery) {
  const order = { by: 'created_at', direction: 'desc' } as const;
  const walks = question.agentIds === null ? [null] : question.agentIds.map((id) => [id] as const);
  let found = [];
  for (const agentIds of walks) {
    let after: SessionPosition | null = null;
    for (;;) {
      const walked = await walkSessions({ ...question, agentIds }, order, after, rowsInStep);
      for (const { session } of walked) {
        if (session === null) continue;
        found.push(session);
        if (found.length < sessionsInPart) continue;
        yield found;
        found = [];
      }
      const last = walked.at(-1);
      if (last === undefined || walked.length < rowsInStep) break;
      after = last.place;
    }
  }
  if (found.length > 0) yield found;
}

function jsonLine(session: Session): string {
  return `${writeExactLine(sessionSchema, session)}\n`;
}

/**
 * A session as CSV cells. The last one names the columns whose cells were prefixed, so that the file can be read back
 * exactly.
 */
function csvRow(session: Session): string[] {
  const cells = [...fieldNames.map((name) => cellOf(session[name])), session.masked?.join(' ') ?? ''];
  const prefixed = columns.filter((_, index) => formula.test(cells[index] ?? ''));
  return [...cells.map((cell) => (formula.test(cell) ? `'${cell}` : cell)), prefixed.join(' ')];
}

function csv(rows: string[][]): string {
  return stringify(rows, { record_delimiter: '\r\n' });
}
