import { Progress, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { ExportFormat } from '#contract/exports';
import type { ViewFilters } from '#contract/views';
import { type ExportProgress, useExport } from '#hooks/use-exports';
import { LazyModal } from '../lazy/lazy-modal';
import { showFailure } from '../notices/show-failure';
import { useNumber, type WriteNumber } from '../numbers/use-number';
import { writeSize } from '../numbers/write-number';
import { useTimeDisplay } from '../times/time-display';
import classes from './export-dialog.module.css';
import { ExportEnd } from './export-end';
import { saveFile } from './save-file';

type ExportDialogProps = { filters: ViewFilters; match: string | null; opened: boolean; onClose: () => void };

/**
 * Exports the sessions that match the filters: lets the reader choose a format, shows progress, and can be cancelled.
 */
export function ExportDialog({ filters, match, opened, onClose }: ExportDialogProps) {
  return (
    <LazyModal opened={opened} onClose={onClose} title="Export sessions" size="md">
      <ExportForm filters={filters} match={match} onClose={onClose} />
    </LazyModal>
  );
}

function ExportForm({ filters, match, onClose }: Omit<ExportDialogProps, 'opened'>) {
  const [format, setFormat] = useState<ExportFormat>('jsonl');
  const { start, cancel, progress, isPending, isError, error, data, reset } = useExport(sayUncancelled);
  const { order_by: _by, direction: _direction, ...kept } = filters;
  const run = () =>
    start({ format, filters: kept, match }, { onSuccess: (made) => made !== null && saveFile(made.file, made.name) });
  const isCancelled = data === null;
  return (
    <div className={classes.form}>
      <p>
        All sessions that match the filters, on every page. Personal data stays masked. The export is recorded in the
        audit log.
        {match !== null && ' The exact value is used once; only its hash is kept.'}
      </p>
      <SegmentedControl
        aria-label="File format"
        size="xs"
        transitionDuration={0}
        disabled={isPending}
        data={[
          { value: 'jsonl', label: 'JSONL' },
          { value: 'csv', label: 'CSV' },
        ]}
        value={format}
        onChange={(value) => {
          reset();
          setFormat(value === 'csv' ? 'csv' : 'jsonl');
        }}
      />
      <div className={classes.state} role="status">
        {progress !== null && !isError && (isPending || data) && <HowFar progress={progress} isDone={!isPending} />}
        {isCancelled && <p>Export cancelled. No file was saved.</p>}
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

function HowFar({ progress: { sessions, bytes, all }, isDone }: { progress: ExportProgress; isDone: boolean }) {
  const { locale } = useTimeDisplay();
  const write = useNumber();
  const share = all === null ? (isDone ? 100 : 0) : all === 0 ? 100 : Math.min(100, (sessions / all) * 100);
  const counted = all === null || isDone ? count(sessions, write) : `${write(sessions)} of ${count(all, write)}`;
  return (
    <>
      <Progress value={share} aria-label="Export progress" transitionDuration={0} />
      <p>
        {counted}, {writeSize(bytes, locale)}
        {isDone ? '. File saved.' : ' so far'}
      </p>
    </>
  );
}

function sayUncancelled(error: unknown): void {
  showFailure({
    words: 'The export was cancelled and no file was saved, but the desk could not delete its copy.',
    next: 'It expires on its own; until then, only you can download it.',
    error,
  });
}

function count(sessions: number, write: WriteNumber): string {
  return sessions === 1 ? '1 session' : `${write(sessions)} sessions`;
}
