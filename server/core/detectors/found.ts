import type { MaskLabel } from '../masking-rules';

/** Personal data in a text: the range and what it is. */
export type Found = { start: number; end: number; label: MaskLabel };
