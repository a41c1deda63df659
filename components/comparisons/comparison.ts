import { difference } from '#contract/json-difference';
import { type JsonNode, parseJsonText, pointerTo } from '#contract/json-text';
import { fieldNames, initialState, type SessionFieldName } from '#contract/session-fields';
import type { Session } from '#contract/sessions';
import { Replay, type ShownChange } from '../revisions/replay';
import { compareHidden } from './hidden-values';
import { inOrderOf } from './key-order';

/** What two sessions are compared by apart from their metadata; their ids always differ. */
type ComparedField = Exclude<SessionFieldName, 'id' | 'agent_id' | 'metadata'>;

/** The status first, as at the top of a session's page. */
const comparedFields: readonly ComparedField[] = [
  'enabled',
  ...fieldNames.filter(
    (name): name is ComparedField => name !== 'id' && name !== 'agent_id' && name !== 'metadata' && name !== 'enabled',
  ),
];

export type RowKind = 'only_a' | 'only_b' | 'different' | 'same' | 'unknown';

/** The value on one side: its text, and whether it is masked for the reader; null if there is none. */
export type ShownSide = { text: string; masked: boolean } | null;

export type ComparedRow = {
  kind: RowKind;
  /** the part of the session; values of metadata are JSON text, and `path` is their JSON Pointer */
  of: ComparedField | 'metadata';
  path: string;
  a: ShownSide;
  b: ShownSide;
  /** what the placeholders tell, if there are any */
  words: string | null;
};

export type Comparison = {
  rows: ComparedRow[];
  counts: Record<RowKind, number>;
  /** some keys that both have are in a different order, which is not a difference */
  isOtherOrder: boolean;
};

type Pointers = { a: ReadonlySet<string>; b: ReadonlySet<string> };

/**
 * Compares two sessions as they are masked for one reader: first the common fields, then the metadata, key by key in
 * the order of the first. Nested values are compared as deep as both go; equal beginnings and ends of lists are
 * matched. Values are compared and returned as they are written.
 */
export function compareSessions(a: Session, b: Session): Comparison {
  const masked: Pointers = { a: new Set(a.masked), b: new Set(b.masked) };
  const metadata = compareMetadata(a.metadata, b.metadata, masked);
  const rows = [...ownRows(a, b, masked), ...metadata.rows];
  const counts: Comparison['counts'] = { only_a: 0, only_b: 0, different: 0, same: 0, unknown: 0 };
  for (const { kind } of rows) counts[kind] += 1;
  return { rows, counts, isOtherOrder: metadata.isOtherOrder };
}

function ownRows(a: Session, b: Session, masked: Pointers): ComparedRow[] {
  return comparedFields.map((of) => {
    const path = `/${of}`;
    const [sideA, sideB] = [sideOf(textIn(a[of]), path, masked.a), sideOf(textIn(b[of]), path, masked.b)];
    return { of, path, a: sideA, b: sideB, ...verdictOf(sideA, sideB) };
  });
}

function textIn(value: Session[ComparedField]): string | null {
  return value === null ? null : String(value);
}

function compareMetadata(textA: string, textB: string, masked: Pointers): Omit<Comparison, 'counts'> {
  const root = parseJsonText(textA);
  const ordered = inOrderOf(textB, parseJsonText(textB), root);
  const [before, after] = [inOrderOf(textA, root).text, ordered.text];
  const steps = new Replay({ ...initialState, metadata: before }).apply(
    difference({ ...initialState, metadata: before }, { ...initialState, metadata: after }),
  );
  const untouched = new Untouched(steps, masked);
  untouched.walk(before, parseJsonText(before), '/metadata');
  const placed = [
    ...untouched.rows,
    ...steps.map((step) => ({ at: untouched.placeOf(step), row: rowOf(step, masked) })),
  ];
  // The sort is stable: values that were added to the same object or list keep their order.
  placed.sort((one, other) => one.at - other.at);
  return { rows: placed.map(({ row }) => row), isOtherOrder: ordered.isMoved };
}

/** Walks the first side: collects what both have, and finds where in its order each step belongs. */
class Untouched {
  readonly rows: { at: number; row: ComparedRow }[] = [];
  private readonly changed: ReadonlySet<string>;
  /** objects and lists that values were added to */
  private readonly grown: ReadonlySet<string>;
  private readonly begins = new Map<string, number>();
  private readonly ends = new Map<string, number>();
  private count = 0;

  constructor(
    steps: readonly ShownChange[],
    private readonly masked: Pointers,
  ) {
    this.changed = new Set(steps.filter(({ op }) => op !== 'add').map(({ path }) => path));
    this.grown = new Set(steps.filter(({ op }) => op === 'add').map(({ path }) => holderOf(path)));
  }

  walk(text: string, node: JsonNode, path: string, isInList = false): void {
    const at = this.next();
    this.begins.set(path, at);
    if (this.changed.has(path)) return;
    const isList = node.kind === 'array';
    const children: [string | number, JsonNode][] =
      node.kind === 'object'
        ? node.members.map(({ key, value }) => [key, value])
        : isList
          ? [...node.items.entries()]
          : [];
    for (const [key, child] of children) this.walk(text, child, pointerTo(path, key), isInList || isList);
    this.ends.set(path, this.next());
    if (children.length > 0 || path === '/metadata' || this.grown.has(path)) return;
    // Equal text in a list may be at another position on the second side, and so have another pointer there.
    const side = sideOf(text.slice(node.start, node.end), path, this.masked.a);
    const other = isInList ? side : sideOf(side?.text ?? null, path, this.masked.b);
    this.rows.push({ at, row: { of: 'metadata', path, a: side, b: other, ...verdictOf(side, other) } });
  }

  /** Added values come at the end of their object or list. */
  placeOf({ op, path }: ShownChange): number {
    const place = op === 'add' ? this.ends.get(holderOf(path)) : this.begins.get(path);
    return place ?? this.count;
  }

  private next(): number {
    this.count += 1;
    return this.count;
  }
}

function holderOf(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf('/'));
}

function rowOf({ op, path, before, after }: ShownChange, masked: Pointers): ComparedRow {
  const [a, b] = [sideOf(before, path, masked.a), sideOf(after, path, masked.b)];
  const row = { of: 'metadata', path, a, b } as const;
  if (op === 'add') return { ...row, kind: 'only_b', words: null };
  if (op === 'remove') return { ...row, kind: 'only_a', words: null };
  return { ...row, ...verdictOf(a, b) };
}

function verdictOf(a: ShownSide, b: ShownSide): Pick<ComparedRow, 'kind' | 'words'> {
  if (a === null || b === null) return { kind: a === b ? 'same' : 'different', words: null };
  // A text that only looks like a placeholder does not equal a masked value.
  if (a.masked !== b.masked) return { kind: 'different', words: null };
  if (a.masked) return compareHidden(a.text, b.text);
  return { kind: a.text === b.text ? 'same' : 'different', words: null };
}

/** For an object or list, something inside may be masked. */
function sideOf(text: string | null, path: string, masked: ReadonlySet<string>): ShownSide {
  if (text === null) return null;
  const isNested = path.startsWith('/metadata') && (text.startsWith('{') || text.startsWith('['));
  return {
    text,
    masked: masked.has(path) || (isNested && [...masked].some((pointer) => pointer.startsWith(`${path}/`))),
  };
}
