import { IconCheck, IconMinus, IconPoint, IconX } from '@tabler/icons-react';
import type { HalfState } from './half-words';
import classes from './look-up.module.css';

const icons = { seen: IconPoint, right: IconCheck, wrong: IconX, missing: IconMinus } as const;
const said = { seen: '', right: 'Correct: ', wrong: 'Wrong: ', missing: '' } as const;

/** The recognised IDs, and which of them is wrong. */
export function Halves({ halves }: { halves: HalfState[] }) {
  return (
    <ul className={classes.halves}>
      {halves.map((half) => {
        const Icon = icons[half.state];
        return (
          <li key={half.kind} className={classes.half} data-state={half.state}>
            <Icon size={16} stroke={2} aria-hidden className={classes.halfIcon} />
            <span className={classes.halfText}>
              {half.id !== null && (
                <code className={classes.id} dir="ltr">
                  {half.id}
                </code>
              )}{' '}
              <span className={classes.words}>
                <span className={classes.unseen}>{said[half.state]}</span>
                {half.words}
              </span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
