import { MaskedChip } from '../masking/masked-chip';
import { MarkedText, type MarkedTextProps } from './marked-text';

/** A text on the desk's own pages, with matches marked and placeholders as chips that explain themselves. */
export function TextWithMarks(props: MarkedTextProps) {
  return <MarkedText {...props} Chip={MaskedChip} />;
}
