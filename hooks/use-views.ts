import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { maxViews, type View, type ViewFilters } from '#contract/views';
import { desk } from './desk';

function viewsQuery() {
  return queryOptions({
    queryKey: ['views'] as const,
    queryFn: async () => (await desk.listViews({ query: { limit: String(maxViews) } })).views,
  });
}

/** Returns the reader's saved views, newest first. */
export function useViews() {
  return useQuery(viewsQuery());
}

function useViewChange<Given>(
  change: (given: Given) => Promise<unknown>,
  onError?: (error: unknown, given: Given) => void,
) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: change,
    ...(onError === undefined ? {} : { onError }),
    onSuccess: () => cache.invalidateQueries({ queryKey: viewsQuery().queryKey }),
  });
}

/** Returns the mutation that saves filters under a name. It completes when the list of views has been read again. */
export function useCreateView() {
  return useViewChange((body: { name: string; filters: ViewFilters }) => desk.createView({ body }));
}

/** Returns the mutation that renames a view. */
export function useRenameView() {
  return useViewChange(({ id, name }: { id: string; name: string }) =>
    desk.updateView({ params: { view_id: id }, body: { name } }),
  );
}

/**
 * Returns the mutation that deletes a view. `onError` is called with the error and its view, even if the component that
 * asked for it is unmounted by then.
 */
export function useDeleteView(onError: (error: unknown, view: View) => void) {
  return useViewChange(({ id }: View) => desk.deleteView({ params: { view_id: id } }), onError);
}
