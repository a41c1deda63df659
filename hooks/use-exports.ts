import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type FileProgress, readExportFile } from '#client/export-file';
import type { ExportFormat } from '#contract/exports';
import type { KeptFilters } from '#contract/session-filters';
import { desk } from './desk';
import { useAbort } from './use-abort';

type ExportQuestion = { format: ExportFormat; filters: KeptFilters; match: string | null };

/** The progress of a file: how many sessions it will contain, if they could be counted, and how much has arrived. */
export type ExportProgress = FileProgress & { all: number | null };

/**
 * Returns an export of the filtered sessions: `start` creates it and reads its file, `cancel` stops and deletes it.
 * Unmounting also cancels it. `onUncancelled` is called when the desk could not delete it. The result is the file and
 * its name, or null when it was cancelled.
 */
export function useExport(onUncancelled: (error: unknown) => void) {
  const [progress, setProgress] = useState<ExportProgress | null>(null);
  const { begin, abort } = useAbort();
  const mutation = useMutation({
    mutationFn: async ({ format, filters, match }: ExportQuestion) => {
      const signal = begin();
      setProgress({ all: null, sessions: 0, bytes: 0 });
      const made = await desk.createExport({ body: { format, filters: { ...filters, match: match ?? undefined } } });
      try {
        const all = made.session_count;
        const file = await readExportFile(made, (read) => setProgress({ ...read, all }), signal);
        return { file, name: `sessions-${made.created_at.slice(0, 10)}.${format}` };
      } catch (error) {
        if (!signal.aborted) throw error;
        await desk.deleteExport({ params: { export_id: made.id } }).catch(onUncancelled);
        return null;
      }
    },
    // The query may contain a personal value: it is not kept.
    gcTime: 0,
  });
  return { ...mutation, start: mutation.mutate, cancel: abort, progress };
}
