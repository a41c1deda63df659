import { MaskedChip } from '../masking/masked-chip';
import { nameControl, type TextPart, textParts } from './text-parts';
import values from './values.module.css';

type TextWithMarksProps = { text: string; find?: RegExp | null; masked?: boolean };

/** A text as it is, with matches marked, placeholders as chips, and characters that show nothing made visible. */
export function TextWithMarks({ text, find = null, masked = false }: TextWithMarksProps) {
  return textParts(text, { find, masked }).map((part) => <Part key={part.at} part={part} />);
}

function Part({ part }: { part: TextPart }) {
  if (part.kind === 'found') return <mark className={values.mark}>{part.text}</mark>;
  if (part.kind === 'masked' || part.kind === 'masked-found') {
    return <MaskedChip text={part.text} found={part.kind === 'masked-found'} />;
  }
  if (part.kind === 'control') {
    const { code, name } = nameControl(part.text);
    return (
      <span className={values.control} title={name} dir="ltr">
        {code}
      </span>
    );
  }
  return part.text;
}
