import type { MaskLabel } from '#contract/masking';

/** Personal data in a text: the range and what it is. */
export type Found = { start: number; end: number; label: MaskLabel };
