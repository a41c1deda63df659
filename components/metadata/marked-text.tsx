import type { ComponentType } from 'react';
import { ChipFace } from '../masking/chip-face';
import { nameControl, type TextPart, textParts } from './text-parts';
import values from './values.module.css';

export type MarkedTextProps = { text: string; find?: RegExp | null; masked?: boolean };

type Chip = ComponentType<{ text: string; found: boolean }>;

/**
 * A text with matches marked, placeholders as chips, and invisible characters made visible. Works without scripts;
 * `Chip` is the component that shows a placeholder.
 */
export function MarkedText({ text, find = null, masked = false, Chip = ChipFace }: MarkedTextProps & { Chip?: Chip }) {
  return textParts(text, { find, masked }).map((part) => <Part key={part.at} part={part} Chip={Chip} />);
}

function Part({ part, Chip }: { part: TextPart; Chip: Chip }) {
  if (part.kind === 'found') return <mark className={values.mark}>{part.text}</mark>;
  if (part.kind === 'masked' || part.kind === 'masked-found') {
    return <Chip text={part.text} found={part.kind === 'masked-found'} />;
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
