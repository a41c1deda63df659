import { useAuditExport } from '#hooks/use-audit-log';
import { ExportEnd } from '../exports/export-end';
import { saveFile } from '../exports/save-file';
import { LazyModal } from '../lazy/lazy-modal';
import { writeSize } from '../numbers/write-number';
import { useTimeDisplay } from '../times/time-display';
import classes from './audit-dialogs.module.css';

type AuditExportDialogProps = {
  filters: Record<string, string>;
  match: string | null;
  opened: boolean;
  onClose: () => void;
};

/** An export of what the filters find, with its seals: how far the file is, and the way to stop it. */
export function AuditExportDialog({ filters, match, opened, onClose }: AuditExportDialogProps) {
  return (
    <LazyModal opened={opened} onClose={onClose} title="Export the audit log" size="md">
      <ExportForm filters={filters} match={match} onClose={onClose} />
    </LazyModal>
  );
}

function ExportForm({ filters, match, onClose }: Omit<AuditExportDialogProps, 'opened'>) {
  const { locale } = useTimeDisplay();
  const { start, cancel, bytes, isPending, error, data } = useAuditExport();
  const run = () => start({ filters, match }, { onSuccess: (made) => made !== null && saveFile(made.file, made.name) });
  const isAll = match === null && Object.keys(filters).length === 0;
  return (
    <div className={classes.form}>
      <p>
        {isAll
          ? 'The whole log that you may see, oldest first, with its seals: a line that is changed, removed or moved is found by its number.'
          : 'All events that the filters find, also those that are not read yet, oldest first, with their seals: a changed file is found. Which line it is, only an export without filters tells.'}{' '}
        The export is on the record.
        {match !== null && ' The exact value is used once, and only its hash is kept.'}
      </p>
      <p className={classes.quiet}>JSONL. “Verify…” shows the command that checks it on any machine.</p>
      <div className={classes.state} role="status">
        {isPending && bytes !== null ? <p>{`Reading the file: ${writeSize(bytes, locale)} so far`}</p> : null}
        {data ? <p>{`${data.name}, ${writeSize(data.file.size, locale)}. The file is saved.`}</p> : null}
        {data === null ? <p>The export was cancelled. No file was kept.</p> : null}
      </div>
      <ExportEnd
        isPending={isPending}
        error={error}
        className={classes.actions}
        onRun={run}
        onCancel={cancel}
        onClose={onClose}
      />
    </div>
  );
}
