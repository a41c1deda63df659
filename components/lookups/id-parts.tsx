import { IconCheck, IconMinus, IconPoint, IconX } from '@tabler/icons-react';
import type { IdPartState } from './id-part-words';
import classes from './look-up.module.css';

const icons = { seen: IconPoint, right: IconCheck, wrong: IconX, missing: IconMinus } as const;
const said = { seen: '', right: 'Right: ', wrong: 'Wrong: ', missing: '' } as const;

/** What is recognised, half by half, and which of them is wrong. */
export function IdParts({ halves: parts }: { halves: IdPartState[] }) {
  return (
    <ul className={classes.halves}>
      {parts.map((part) => {
        const Icon = icons[part.state];
        return (
          <li key={part.kind} className={classes.half} data-state={part.state}>
            <Icon size={16} stroke={2} aria-hidden className={classes.halfIcon} />
            <span className={classes.halfText}>
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
