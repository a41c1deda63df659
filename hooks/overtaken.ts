/**
 * Whether somebody else was faster. Takes a thing as one saw it, as it is now, and what one wants to change of it; a
 * change of theirs to what one leaves alone does not count.
 */
export function isOvertaken<Thing extends object>(seen: Thing, now: Thing, change: Partial<Thing>): boolean {
  const names = Object.keys(change) as (keyof Thing)[];
  return names.some((name) => JSON.stringify(now[name]) !== JSON.stringify(seen[name]));
}
