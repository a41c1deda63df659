import { IconCheck, IconMinus, IconPoint, IconX } from '@tabler/icons-react';
import type { IdPartState } from './id-part-words';
import classes from './look-up.module.css';

const icons = { seen: IconPoint, right: IconCheck, wrong: IconX, missing: IconMinus } as const;
const said = { seen: '', right: 'Correct: ', wrong: 'Wrong: ', missing: '' } as const;

/** The recognised IDs, and which of them is wrong. */
export function IdParts({ parts }: { parts: IdPartState[] }) {
  return (
    <ul className={classes.idParts}>
      {parts.map((part) => {
        const Icon = icons[part.state];
        return (
          <li key={part.kind} className={classes.part} data-state={part.state}>
            <Icon size={16} stroke={2} aria-hidden className={classes.partIcon} />
            <span className={classes.partText}>
              {part.id !== null && (
                <code className={classes.id} dir="ltr">
                  {part.id}
                </code>
              )}{' '}
              <span className={classes.words}>
                <span className={classes.unseen}>{said[part.state]}</span>
                {part.words}
              </span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
