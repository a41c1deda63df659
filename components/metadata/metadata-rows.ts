import { type JsonNode, pointerTo } from '#contract/json-text';

export type ValueRow = {
  kind: 'value';
  pointer: string;
  parent: string;
  depth: number;
  key: string | number;
  node: JsonNode;
  /** null for a value that holds no others */
  open: boolean | null;
  /** place among its siblings, from 1, and how many they are */
  position: number;
  siblings: number;
};

/** A row in place of the children of `parent` that are not shown yet. */
export type MoreRow = { kind: 'more'; parent: string; depth: number; hidden: number };

export type MetadataRow = ValueRow | MoreRow;

export type RowsShown = {
  open: ReadonlySet<string>;
  /** how many children of a pointer are shown, where it is more than a page */
  pages: Pick<ReadonlyMap<string, number>, 'get'>;
  /** what a find leaves over; null shows all */
  found: Found | null;
};

export type Found = { count: number; pointers: ReadonlySet<string>; ancestors: ReadonlySet<string> };

/** The pointer of metadata in a session's body, as the API writes it. */
export const rootPointer = '/metadata';

/** How many children of one value are shown before "show more". */
export const pageSize = 100;

type Child = { key: string | number; node: JsonNode };

/** The values directly inside a value, in the order of the text. */
function childrenOf(node: JsonNode): Child[] {
  if (node.kind === 'object') return node.members.map((member) => ({ key: member.key, node: member.value }));
  if (node.kind === 'array') return node.items.map((item, index) => ({ key: index, node: item }));
  return [];
}

/** Flattens a tree into the visible rows, a page of children at a time. */
export function listRows(root: JsonNode, shown: RowsShown): MetadataRow[] {
  const rows: MetadataRow[] = [];
  addChildren(root, rootPointer, 1, shown, rows);
  return rows;
}

/** More than this many rows are not printed: it is about a hundred pages of paper. */
const maxPrinted = 5_000;

/** Returns all rows, expanded, for printing; `hidden` is how many rows at the end are left out. */
export function printedRows(root: JsonNode): { rows: MetadataRow[]; hidden: number } {
  const pages = { get: () => Number.POSITIVE_INFINITY };
  const rows = listRows(root, { open: allNested(root), pages, found: null });
  return { rows: rows.slice(0, maxPrinted), hidden: Math.max(0, rows.length - maxPrinted) };
}

/** How many rows are drawn at once at most, whatever is open. */
const maxRows = 1000;
const wholeList = '';

/** Cuts a list that is too long to draw at once. The last row then represents the rest, under the pointer "". */
export function limitRows(rows: MetadataRow[], pages: RowsShown['pages']): MetadataRow[] {
  const most = pages.get(wholeList) ?? firstPage(wholeList);
  if (rows.length <= most) return rows;
  return [...rows.slice(0, most), { kind: 'more', parent: wholeList, depth: 1, hidden: rows.length - most }];
}

/** Returns how many rows a pointer shows before anyone asks for more. */
export function firstPage(parent: string): number {
  return parent === wholeList ? maxRows : pageSize;
}

function addChildren(node: JsonNode, parent: string, depth: number, shown: RowsShown, rows: MetadataRow[]): void {
  const all = childrenOf(node).map((child) => ({ ...child, pointer: pointerTo(parent, child.key) }));
  const found = shown.found;
  const kept = found
    ? all.filter((child) => found.pointers.has(child.pointer) || found.ancestors.has(child.pointer))
    : all;
  const limit = shown.pages.get(parent) ?? firstPage(parent);
  for (const [index, child] of kept.slice(0, limit).entries()) {
    const nested = hasChildren(child.node);
    const open = nested ? isOpen(child.pointer, shown) : null;
    rows.push({ kind: 'value', parent, depth, open, position: index + 1, siblings: kept.length, ...child });
    if (open) addChildren(child.node, child.pointer, depth + 1, shown, rows);
  }
  if (kept.length > limit) rows.push({ kind: 'more', parent, depth, hidden: kept.length - limit });
}

/** During a search, everything that contains a match is open, even if the reader closed it. */
function isOpen(pointer: string, shown: RowsShown): boolean {
  return shown.found ? shown.found.ancestors.has(pointer) : shown.open.has(pointer);
}

function hasChildren(node: JsonNode): boolean {
  return (node.kind === 'object' && node.members.length > 0) || (node.kind === 'array' && node.items.length > 0);
}

/** Returns the text that copying a value yields: the characters of a string, the stored text of anything else. */
export function valueText(text: string, node: JsonNode): string {
  return node.kind === 'string' ? node.value : text.slice(node.start, node.end);
}

/** Finds the values whose key or own text matches the pattern; `pattern` must have the flag g. */
export function findValues(text: string, root: JsonNode, pattern: RegExp): Found {
  const pointers = new Set<string>();
  const ancestors = new Set<string>();
  const visit = (node: JsonNode, pointer: string): boolean => {
    let inside = false;
    for (const child of childrenOf(node)) {
      const childPointer = pointerTo(pointer, child.key);
      const own = typeof child.key === 'string' && matches(child.key, pattern);
      if (own || (!isNested(child.node) && matches(valueText(text, child.node), pattern))) pointers.add(childPointer);
      const below = visit(child.node, childPointer);
      if (below) ancestors.add(childPointer);
      inside ||= below || pointers.has(childPointer);
    }
    return inside;
  };
  visit(root, rootPointer);
  return { count: pointers.size, pointers, ancestors };
}

function matches(text: string, pattern: RegExp): boolean {
  return text.search(pattern) >= 0;
}

function isNested(node: JsonNode): boolean {
  return node.kind === 'object' || node.kind === 'array';
}

/** Returns the values that start open: small ones near the top, as long as everything fits on about one screen. */
export function openAtFirst(root: JsonNode, most = { rows: 48, children: 16, depth: 4 }): Set<string> {
  const open = new Set<string>();
  let level = [{ node: root, pointer: rootPointer }];
  let rows = childrenOf(root).length;
  for (let depth = 1; depth < most.depth; depth += 1) {
    const next: typeof level = [];
    for (const parent of level) {
      for (const child of childrenOf(parent.node)) {
        const size = childrenOf(child.node).length;
        if (size === 0 || size > most.children || rows + size > most.rows) continue;
        const pointer = pointerTo(parent.pointer, child.key);
        rows += size;
        open.add(pointer);
        next.push({ node: child.node, pointer });
      }
    }
    level = next;
  }
  return open;
}

/** Returns every value that contains others, for "Expand all". */
export function allNested(root: JsonNode): Set<string> {
  const open = new Set<string>();
  const visit = (node: JsonNode, pointer: string): void => {
    for (const child of childrenOf(node)) {
      if (!hasChildren(child.node)) continue;
      const childPointer = pointerTo(pointer, child.key);
      open.add(childPointer);
      visit(child.node, childPointer);
    }
  };
  visit(root, rootPointer);
  return open;
}
