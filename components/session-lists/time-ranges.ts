import type { ViewFilters } from '#contract/views';

/** Filters without time bounds. */
export const noTimes = {
  created_after: undefined,
  created_before: undefined,
  updated_after: undefined,
  updated_before: undefined,
};

/** Returns the time bounds for the last `hours` hours, rounded to the minute, so that the link is short. */
export function lastHours(hours: number): Partial<ViewFilters> {
  const from = new Date(Math.floor(Date.now() / 60_000) * 60_000 - hours * 3_600_000);
  return { ...noTimes, created_after: from.toISOString().replace('.000Z', 'Z') };
}

/** Returns whether a time range ends before or when it begins: the end is exclusive. */
export function isBackwards({ created_after, created_before, updated_after, updated_before }: ViewFilters): boolean {
  const isOver = (from: string | undefined, until: string | undefined) =>
    from !== undefined && until !== undefined && Date.parse(from) >= Date.parse(until);
  return isOver(created_after, created_before) || isOver(updated_after, updated_before);
}
