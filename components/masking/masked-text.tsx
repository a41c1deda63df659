import { MaskedChip } from './masked-chip';
import { splitMasked } from './split-masked';

/** A text whose masked parts look masked. `masked` is whether the session lists this text as masked. */
export function MaskedText({ text, masked }: { text: string; masked: boolean }) {
  if (!masked) return text;
  let at = 0;
  return splitMasked(text).map((part) => {
    const key = at;
    at += part.text.length;
    return part.masked ? <MaskedChip key={key} text={part.text} /> : <span key={key}>{part.text}</span>;
  });
}
