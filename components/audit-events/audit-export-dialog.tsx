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

/** Exports the events that match the filters, with their seals. Shows progress, and can be cancelled. */
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
          ? 'Every event you can see, oldest first, with seals. Verifying the file finds any line that was changed, removed or moved.'
          : 'Every event that matches the filters, including those not loaded yet, oldest first, with seals. Verifying the file shows whether it was changed; only an export without filters shows which line.'}{' '}
        The export is recorded in the audit log.
        {match !== null && ' The exact value is used once; only its hash is kept.'}
      </p>
      <p className={classes.quiet}>JSONL. “Verify…” shows the command to check it on any machine.</p>
      <div className={classes.state} role="status">
        {isPending && bytes !== null ? <p>{`Downloading: ${writeSize(bytes, locale)} so far`}</p> : null}
        {data ? <p>{`${data.name}, ${writeSize(data.file.size, locale)}. File saved.`}</p> : null}
        {data === null ? <p>Export cancelled. No file was saved.</p> : null}
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
