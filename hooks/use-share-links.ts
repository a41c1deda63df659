import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ShareLink } from '#contract/share-links';
import { desk } from './desk';

type SessionParams = { agent_id: string; session_id: string };
type Terms = NonNullable<Parameters<typeof desk.createShareLink>[0]['body']>;

const linksKey = ['share_links'] as const;
const rowsOfPage = 25;

/** Returns the links of a session, newest first, a page at a time. Read again when it is opened. */
export function useShareLinks(params: SessionParams) {
  return useInfiniteQuery({
    queryKey: [...linksKey, 'session', params.agent_id, params.session_id],
    queryFn: ({ pageParam }) =>
      desk.listShareLinks({ params, query: { limit: String(rowsOfPage), page_key: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.metadata.page_key,
    staleTime: 0,
  });
}

/**
 * Returns the links of all of the reader's agents in a state (null: any), newest first, a page at a time. The rows of
 * the previous state stay until the new ones arrive.
 */
export function useAllShareLinks(state: ShareLink['state'] | null) {
  return useInfiniteQuery({
    queryKey: [...linksKey, 'all', state],
    queryFn: ({ pageParam }) =>
      desk.listAllShareLinks({
        query: { limit: String(rowsOfPage), page_key: pageParam, ...(state === null ? {} : { state }) },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.metadata.page_key,
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
}

/** Returns the opens of a link, including refused ones, newest first, a page at a time. */
export function useShareLinkOpens(linkId: string) {
  return useInfiniteQuery({
    queryKey: [...linksKey, 'opens', linkId],
    queryFn: ({ pageParam }) =>
      desk.listShareLinkOpens({
        params: { link_id: linkId },
        query: { limit: String(rowsOfPage), page_key: pageParam },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.metadata.page_key,
    staleTime: 0,
  });
}

/** Returns the mutation that creates a link. Its token is only in the response, which is not kept. */
export function useCreateShareLink(params: SessionParams) {
  const cache = useQueryClient();
  return useMutation({
    gcTime: 0,
    mutationFn: (terms: Terms) => desk.createShareLink({ params, body: terms }),
    onSuccess: () => void cache.invalidateQueries({ queryKey: linksKey }),
  });
}

/** Returns the mutation that previews what a recipient of such a link would see. It is a recorded access. */
export function usePreviewShareLink(params: SessionParams) {
  return useMutation({
    gcTime: 0,
    mutationFn: (terms: Terms) => desk.previewShareLink({ params, body: terms }),
  });
}

/** Returns the mutation that revokes a link. It is done when the lists show it. */
export function useRevokeShareLink() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => desk.deleteShareLink({ params: { link_id: id } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: linksKey }),
  });
}
