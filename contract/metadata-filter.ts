/**
 * A parsed `metadata_filter`, in as few kinds as possible: `!=`, `NOT LIKE`, `NOT IN` and `IS NOT NULL` are a `not`
 * around their opposite, which is equivalent in three-valued logic.
 */
export type MetadataFilter =
  | { kind: 'and'; parts: MetadataFilter[] }
  | { kind: 'or'; parts: MetadataFilter[] }
  | { kind: 'not'; part: MetadataFilter }
  | MetadataComparison;

/** A condition on one path in the metadata. A missing key and a JSON null are NULL. */
export type MetadataComparison =
  | { kind: 'is_null'; path: MetadataPath }
  /** Values of different JSON types are not equal; objects and arrays equal no literal. */
  | { kind: 'equals'; path: MetadataPath; value: FilterValue }
  | { kind: 'one_of'; path: MetadataPath; values: FilterValue[] }
  /** Two numbers or two strings; anything else is unknown. */
  | { kind: 'ordered'; path: MetadataPath; operator: '<' | '<=' | '>' | '>='; value: FilterValue }
  /** A string against a pattern; anything else is unknown. */
  | { kind: 'like'; path: MetadataPath; pattern: string }
  /** `'x' IN tags`: the array at the path has an element equal to the value; anything but an array is unknown. */
  | { kind: 'contains'; path: MetadataPath; value: FilterValue };

/**
 * Keys from the outermost object inwards, at least one. A single key with dots in it (only a quoted name can have them)
 * means that key; where the object has no such key, it means the path between the dots.
 */
export type MetadataPath = string[];

/** A literal. A number keeps its text, because a JavaScript number would round it. */
export type FilterValue =
  | { type: 'string'; value: string }
  | { type: 'number'; text: string }
  | { type: 'boolean'; value: boolean };

/**
 * `characters` are code points; `levels` are nested parentheses and NOTs; `values` are those of all IN lists together.
 */
export const metadataFilterLimits = { characters: 8_000, levels: 64, comparisons: 1_000, values: 1_000 } as const;
