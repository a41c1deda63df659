import { VisuallyHidden } from '@mantine/core';
import { IconArrowRight, IconMinus, IconPencil, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { FoldedText } from '../metadata/folded-text';
import values from '../metadata/values.module.css';
import { useNumber } from '../numbers/use-number';
import { usePrinting } from '../printing/use-printing';
import { PathText } from './path-text';
import { keysOf, type ShownChange } from './replay';
import classes from './revisions.module.css';

const operations = {
  add: { word: 'Added', Icon: IconPlus },
  remove: { word: 'Removed', Icon: IconMinus },
  replace: { word: 'Changed', Icon: IconPencil },
} as const;

const rowsAtFirst = 50;

type ChangeListProps = {
  changes: readonly ShownChange[];
  /** the list's accessible name */
  label: string;
};

/** Changes, one per row: what was done, where, and the values before and after as JSON text. */
export function ChangeList({ changes, label }: ChangeListProps) {
  const write = useNumber();
  const [all, setAll] = useState(false);
  const isPrinting = usePrinting();
  const shown = all || isPrinting ? changes : changes.slice(0, rowsAtFirst);
  return (
    <div className={values.ground}>
      <ul aria-label={label} className={classes.changes}>
        {shown.map((change, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one place can change several times in a list of steps
          <li key={`${index} ${change.path}`} className={classes.change}>
            <ChangeRow change={change} />
          </li>
        ))}
      </ul>
      {shown.length < changes.length ? (
        <button type="button" className={`${values.fold} ${classes.more}`} onClick={() => setAll(true)}>
          {`Show ${write(changes.length - shown.length)} more`}
        </button>
      ) : null}
    </div>
  );
}

function ChangeRow({ change }: { change: ShownChange }) {
  const { word, Icon } = operations[change.op];
  const label = keysOf(change.path).join(', ');
  return (
    <>
      <span className={classes.operation} data-op={change.op}>
        <Icon size={14} stroke={2} aria-hidden />
        {word}
      </span>
      <span className={classes.path} title={change.path}>
        <PathText keys={keysOf(change.path)} />
      </span>
      <span className={classes.values}>
        {change.before === null ? null : (
          <span className={classes.before}>
            <VisuallyHidden>before: </VisuallyHidden>
            <FoldedText text={change.before} label={`${label} before`} masked foldAt={240} />
          </span>
        )}
        {change.before !== null && change.after !== null ? (
          <IconArrowRight size={14} stroke={1.75} aria-hidden className={classes.arrow} />
        ) : null}
        {change.after === null ? null : (
          <span className={classes.after}>
            <VisuallyHidden>after: </VisuallyHidden>
            <FoldedText text={change.after} label={`${label} after`} masked foldAt={240} />
          </span>
        )}
      </span>
    </>
  );
}
