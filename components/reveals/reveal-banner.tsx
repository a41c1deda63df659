import { IconEye } from '@tabler/icons-react';
import { writeLeft } from './reveal-clock';
import classes from './reveals.module.css';

/** Says that values are revealed, and counts down. Takes the milliseconds that are left. */
export function RevealBanner({ left }: { left: number }) {
  return (
    <div className={classes.notice} data-revealed>
      <IconEye size={16} stroke={1.75} aria-hidden className={classes.icon} />
      <p className={classes.words}>
        <strong>
          Revealed to you for <span role="timer">{writeLeft(left)}</span> more.
        </strong>{' '}
        Reason recorded.
      </p>
    </div>
  );
}
