import type { MaskLabel } from '#contract/masking';

/** Personal data in a text: its range and kind. */
export type Found = { start: number; end: number; label: MaskLabel };
