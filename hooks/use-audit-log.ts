import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readAuditFile } from '#client/audit-file';
import { desk } from './desk';
import { useAbort } from './use-abort';

const rowsOfPage = 50;

/** A query of the audit log: filters as the API takes them, and an exact value, which exists only in the open page. */
export type AuditQuestion = { filters: Record<string, string>; match: string | null };

/**
 * Returns the matching events, newest first, a page at a time. Each read is recorded, so nothing is read again
 * automatically: `readAgain` starts over at the newest, and the old rows stay until the new ones arrive.
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
    // The rows are dropped with the page: an old log would hide what happened since, and what an exact value found is
    // never stored.
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
  const readAgain = () => {
    // Only the newest rows are read again: each further page would be one more recorded read.
    cache.setQueryData(queryKey, (known: typeof list.data) =>
      known === undefined ? known : { pages: known.pages.slice(0, 1), pageParams: known.pageParams.slice(0, 1) },
    );
    return list.refetch();
  };
  return { ...list, readAgain };
}

/** Returns the check of the audit log against its seals, which runs on demand. */
export function useAuditVerification() {
  return useMutation({ mutationFn: () => desk.verifyAuditEvents(), gcTime: 0 });
}

/**
 * Returns an export of the matching events: `start` reads its file; `cancel` and unmounting stop that. The result is
 * the file and its name, or null if it was cancelled.
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
    // The query may contain a personal value: it is not kept.
    gcTime: 0,
  });
  return { ...mutation, start: mutation.mutate, cancel: abort, bytes };
}
