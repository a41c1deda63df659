import { type JsonNode, parseJsonText, pointerTo } from '#contract/json-text';
import type { Preview, PreviewVisibility } from '#contract/settings';

export type PreviewKind = 'hidden' | 'shown' | 'otherwise' | 'same';

/** One side of a row: the text, whether it has placeholders, and whether the actor gets the value itself. */
export type PreviewSide = { text: string; hasPlaceholders: boolean; isWithheld: boolean };

/** A value of the session with the current and the proposed rules; a side is null if there is no value. */
export type PreviewRow = {
  kind: PreviewKind;
  /** a JSON Pointer */
  path: string;
  /** only part of the value changes */
  isInPart: boolean;
  before: PreviewSide | null;
  after: PreviewSide | null;
};

type Pair = Pick<Preview, 'before' | 'after'>;
type PreviewedPath = { path: string; before: string | null; after: string | null };
type Pointers = { masked: ReadonlySet<string>; withheld: ReadonlySet<string>; above: ReadonlySet<string> };

/**
 * Takes what one kind of actor sees before and after. Returns a row for each value, in the order of the session.
 * Whether a value changes is decided by what is masked there: both sides show the same session, so an actor who gets
 * the value both times gets the same value, whatever text is shown here instead.
 */
export function previewRows({ before, after }: Pair): PreviewRow[] {
  const [then, now] = [pointersOf(before), pointersOf(after)];
  const places = [
    { path: '/description', before: before.description, after: after.description },
    ...metadataPlaces(before.metadata, after.metadata),
  ];
  return places.map((place) => ({
    path: place.path,
    ...verdictOf(place, then, now),
    before: sideOf(place.before, place.path, then),
    after: sideOf(place.after, place.path, now),
  }));
}

/** Counts the rows of each kind. */
export function countKinds(rows: readonly PreviewRow[]): Record<PreviewKind, number> {
  const counts = { hidden: 0, shown: 0, otherwise: 0, same: 0 };
  for (const { kind } of rows) counts[kind] += 1;
  return counts;
}

function verdictOf(place: PreviewedPath, then: Pointers, now: Pointers): Pick<PreviewRow, 'kind' | 'isInPart'> {
  const { path } = place;
  const [was, is] = [then.masked.has(path), now.masked.has(path)];
  if (is && !was) return { kind: 'hidden', isInPart: false };
  // If a text has several masked parts, only some of them may be unmasked.
  if (was && now.withheld.has(path)) return { kind: 'shown', isInPart: is };
  if (was && !is) return { kind: 'shown', isInPart: now.above.has(path) };
  return { kind: was && is && place.before !== place.after ? 'otherwise' : 'same', isInPart: false };
}

function metadataPlaces(before: string, after: string): PreviewedPath[] {
  const places: PreviewedPath[] = [];
  const walk = (path: string, one: JsonNode | undefined, other: JsonNode | undefined): void => {
    if (one?.kind === 'object' && other?.kind === 'object' && one.members.length > 0) {
      const others = new Map(other.members.map(({ key, value }) => [key, value]));
      for (const { key, value } of one.members) walk(pointerTo(path, key), value, others.get(key));
    } else if (one?.kind === 'array' && other?.kind === 'array' && one.items.length > 0) {
      for (const [index, item] of one.items.entries()) walk(pointerTo(path, index), item, other.items[index]);
    } else {
      places.push({ path, before: textAt(before, one), after: textAt(after, other) });
    }
  };
  const [root, otherRoot] = [parseJsonText(before), parseJsonText(after)];
  if (root.kind === 'object' && root.members.length > 0) walk('/metadata', root, otherRoot);
  return places;
}

function textAt(text: string, node: JsonNode | undefined): string | null {
  return node === undefined ? null : text.slice(node.start, node.end);
}

function pointersOf({ masked, withheld }: PreviewVisibility): Pointers {
  const above = new Set<string>();
  for (const pointer of [...masked, ...withheld]) {
    for (let end = pointer.lastIndexOf('/'); end > 0; end = pointer.lastIndexOf('/', end - 1)) {
      above.add(pointer.slice(0, end));
    }
  }
  return { masked: new Set(masked), withheld: new Set(withheld), above };
}

function sideOf(text: string | null, path: string, { masked, withheld, above }: Pointers): PreviewSide | null {
  if (text === null) return null;
  const isWithheld = withheld.has(path);
  return { text, hasPlaceholders: masked.has(path) || isWithheld || above.has(path), isWithheld };
}
