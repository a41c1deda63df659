import { infiniteQueryOptions, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Person } from '#contract/people';
import { desk } from './desk';

/** Rows per page of the open invitations. */
export const invitationsOfPage = 10;

/** Returns the mutation that accepts an invitation with a name and a password. Takes the token of its link. */
export function useAcceptInvitation(token: string) {
  return useMutation({
    mutationFn: (given: { name: string; password: string }) => desk.acceptInvitation({ body: { token, ...given } }),
  });
}

/** The open invitations, newest first, a page at a time. None of them contains its link. */
export function openInvitationsQuery() {
  return infiniteQueryOptions({
    queryKey: ['invitations', 'open'] as const,
    queryFn: ({ pageParam }) =>
      desk.listInvitations({ query: { state: 'open', limit: String(invitationsOfPage), page_key: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.metadata.page_key,
  });
}

/** Returns the open invitations. */
export function useOpenInvitations() {
  return useInfiniteQuery(openInvitationsQuery());
}

/** Returns the mutation that invites someone. Its result contains the link, and is dropped on unmounting. */
export function useCreateInvitation() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Required<Pick<Person, 'name' | 'email' | 'role' | 'agent_ids'>>) =>
      desk.createInvitation({ body }),
    gcTime: 0,
    onSuccess: () => void cache.invalidateQueries({ queryKey: openInvitationsQuery().queryKey }),
  });
}

/** Returns the mutation that revokes an invitation. `onError` is called even if its row is gone by then. */
export function useRevokeInvitation(onError: (error: unknown) => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: { id: string }) => desk.deleteInvitation({ params: { invitation_id: id } }),
    onError,
    // Also after a failure: it may have been accepted. Not awaited: its row disappears with it.
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: openInvitationsQuery().queryKey });
      void cache.invalidateQueries({ queryKey: ['people', 'list'] });
    },
  });
}
