import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useNumber } from '../numbers/use-number';
import { usePrinting } from '../printing/use-printing';
import { foldText } from './fold-text';
import { TextWithMarks } from './text-with-marks';
import values from './values.module.css';

type FoldedTextProps = { text: string; label: string; find?: RegExp | null; masked?: boolean; foldAt?: number };

/** A text that is folded while it is long. `label` names it for screen readers. */
export function FoldedText({ text, label, find = null, masked = false, foldAt }: FoldedTextProps) {
  const write = useNumber();
  const [open, setOpen] = useState(false);
  const foundAt = find ? Math.max(0, text.search(find)) : 0;
  const isPrinting = usePrinting();
  if (isPrinting) return <PrintedText text={text} masked={masked} />;
  const folded = foldText(text, { foundAt, masked, length: foldAt });
  if (!folded.before && !folded.after) {
    return (
      <span dir="auto" className={`${values.ground} ${values.text}`}>
        <TextWithMarks text={text} find={find} masked={masked} />
      </span>
    );
  }
  return (
    <div className={values.ground}>
      {open ? (
        // A text of 250,000 characters scrolls in its own box, which must be reachable by keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to take the focus
        <section className={values.whole} aria-label={`Full text of ${label}`} tabIndex={0} dir="auto">
          <TextWithMarks text={text} find={find} masked={masked} />
        </section>
      ) : (
        <span dir="auto" className={values.text}>
          {folded.before ? '… ' : ''}
          <TextWithMarks text={folded.text} find={find} masked={masked} />
          {folded.after ? ' …' : ''}
        </span>
      )}{' '}
      <UnstyledButton className={values.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? 'Show less' : `Show all ${write(text.length)} characters`}
      </UnstyledButton>
    </div>
  );
}

/** Longer texts are cut in print: this is about seven pages. */
const maxPrinted = 20_000;

function PrintedText({ text, masked }: { text: string; masked: boolean }) {
  const write = useNumber();
  const printed = foldText(text, { length: maxPrinted, masked });
  const left = text.length - printed.text.length;
  return (
    <span dir="auto" className={`${values.ground} ${values.text}`}>
      <TextWithMarks text={printed.text} masked={masked} />
      {left > 0 ? <span className={values.aside}>{` … ${write(left)} more characters are not printed.`}</span> : null}
    </span>
  );
}
