/**
 * Whether someone else has changed the same fields. Takes the object as the reader saw it, as it is now, and the
 * reader's change; changes by others to other fields don't matter.
 */
export function isOvertaken<Thing extends object>(seen: Thing, now: Thing, change: Partial<Thing>): boolean {
  const names = Object.keys(change) as (keyof Thing)[];
  return names.some((name) => JSON.stringify(now[name]) !== JSON.stringify(seen[name]));
}
