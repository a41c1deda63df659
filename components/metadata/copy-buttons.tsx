import { IconCheck, IconCopy, IconRoute } from '@tabler/icons-react';
import { useState } from 'react';
import { useCopy } from '../ids/use-copy';
import classes from './metadata.module.css';

type CopyButtonsProps = { pointer: string; label: string; value: string; tabbable?: boolean };

/** A row's two small buttons: copy its exact value, and copy its path as a JSON Pointer. */
export function CopyButtons({ pointer, label, value, tabbable = true }: CopyButtonsProps) {
  const { copied, copy } = useCopy();
  const [last, setLast] = useState<'value' | 'path'>('value');
  const isDone = (what: typeof last) => copied === 'done' && last === what;
  const run = (what: typeof last, text: string, said: string) => {
    setLast(what);
    void copy(text, said);
  };
  const shared = { className: classes.copy, tabIndex: tabbable ? 0 : -1 };
  return (
    <span className={classes.copies} data-failed={copied === 'failed' || undefined}>
      <button
        type="button"
        {...shared}
        aria-label={`Copy value of ${label}`}
        title="Copy value"
        data-done={isDone('value') || undefined}
        onClick={() => run('value', value, `The value of ${label}`)}
      >
        {isDone('value') ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} stroke={1.75} aria-hidden />}
      </button>
      <button
        type="button"
        {...shared}
        aria-label={`Copy path of ${label}`}
        title={`Copy path ${pointer}`}
        data-done={isDone('path') || undefined}
        onClick={() => run('path', pointer, `The path of ${label}`)}
      >
        {isDone('path') ? <IconCheck size={15} aria-hidden /> : <IconRoute size={15} stroke={1.75} aria-hidden />}
      </button>
    </span>
  );
}
