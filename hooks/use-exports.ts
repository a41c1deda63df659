import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type FileProgress, readExportFile } from '#client/export-file';
import type { ExportFormat } from '#contract/exports';
import type { KeptFilters } from '#contract/session-filters';
import { desk } from './desk';
import { useAbort } from './use-abort';

type ExportQuestion = { format: ExportFormat; filters: KeptFilters; match: string | null };

/** What is known while a file comes: how many sessions it will hold, where they could be counted, and how far it is. */
export type ExportProgress = FileProgress & { all: number | null };

/**
 * Gives an export of what filters find: `start` makes it and reads its file, `cancel` ends both and deletes it. It ends,
 * too, when what shows it goes away. `onUncancelled` is told when the desk could not delete it. The result is the file
 * and its name, or null when it was cancelled.
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
    // The question may hold a personal value: nothing keeps it.
    gcTime: 0,
  });
  return { ...mutation, start: mutation.mutate, cancel: abort, progress };
}
