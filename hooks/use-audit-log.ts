import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readAuditFile } from '#client/audit-file';
import { desk } from './desk';
import { useAbort } from './use-abort';

const rowsOfPage = 50;

/** What the audit log is asked: filters as the API takes them, and an exact value, which lives in the open page alone. */
export type AuditQuestion = { filters: Record<string, string>; match: string | null };

/**
 * Takes the question; gives the events that answer it, newest first, a page at a time. Each read is on the record, so
 * nothing is read again by itself: `readAgain` begins anew at the newest, and the old rows stay until they are there.
 */
export function useAuditLog({ filters, match }: AuditQuestion, isAsked: boolean) {
  const cache = useQueryClient();
  const queryKey = ['audit_log', filters, match] as const;
  const list = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) =>
      desk.listAuditEvents({
        query: { ...filters, limit: String(rowsOfPage), page_key: pageParam, match: match ?? undefined },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.metadata.page_key,
    enabled: isAsked,
    staleTime: Number.POSITIVE_INFINITY,
    // What is shown goes with the page: an old log would hide what happened since, and what an exact value found is kept nowhere.
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
  const readAgain = () => {
    // Only the newest rows are read again: each further page would be one more read on the record.
    cache.setQueryData(queryKey, (known: typeof list.data) =>
      known === undefined ? known : { pages: known.pages.slice(0, 1), pageParams: known.pageParams.slice(0, 1) },
    );
    return list.refetch();
  };
  return { ...list, readAgain };
}

/** Gives the check of the audit log against its seals, which runs when it is asked for. */
export function useAuditVerification() {
  return useMutation({ mutationFn: () => desk.verifyAuditEvents(), gcTime: 0 });
}

/**
 * Gives an export of what filters find: `start` reads its file, `cancel` ends that, as does what shows it when it goes
 * away. The result is the file and its name, or null when it was cancelled.
 */
export function useAuditExport() {
  const [bytes, setBytes] = useState<number | null>(null);
  const { begin, abort } = useAbort();
  const mutation = useMutation({
    mutationFn: async ({ filters, match }: AuditQuestion) => {
      const signal = begin();
      setBytes(0);
      const query = new URLSearchParams(match === null ? filters : { ...filters, match });
      try {
        return await readAuditFile(query, setBytes, signal);
      } catch (error) {
        if (!signal.aborted) throw error;
        return null;
      }
    },
    // The question may hold a personal value: nothing keeps it.
    gcTime: 0,
  });
  return { ...mutation, start: mutation.mutate, cancel: abort, bytes };
}
