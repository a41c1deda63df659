import type { ViewFilters } from '#contract/views';

/** A list without bounds in time. */
export const noTimes = {
  created_after: undefined,
  created_before: undefined,
  updated_after: undefined,
  updated_before: undefined,
};

/** The bounds of a list that goes back so many hours from now; to the minute, so that its link is short. */
export function lastHours(hours: number): Partial<ViewFilters> {
  const from = new Date(Math.floor(Date.now() / 60_000) * 60_000 - hours * 3_600_000);
  return { ...noTimes, created_after: from.toISOString().replace('.000Z', 'Z') };
}

/** Whether a time of the filters ends before it begins, or as it does: the end itself is not part of it. */
export function isBackwards({ created_after, created_before, updated_after, updated_before }: ViewFilters): boolean {
  const isOver = (from: string | undefined, until: string | undefined) =>
    from !== undefined && until !== undefined && Date.parse(from) >= Date.parse(until);
  return isOver(created_after, created_before) || isOver(updated_after, updated_before);
}
