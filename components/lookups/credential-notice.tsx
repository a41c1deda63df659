import { IconKey } from '@tabler/icons-react';
import classes from './look-up.module.css';

/** Says that a key was in the text, that it was not sent, and what to do about it. */
export function CredentialNotice() {
  return (
    <div className={classes.notice} data-kind="warning" role="alert">
      <IconKey size={18} stroke={1.75} aria-hidden className={classes.noticeIcon} />
      <div className={classes.noticeText}>
        <p>
          <strong>The text held a key or another credential.</strong> It is cut out here, before anything is sent.
        </p>
        <p>Whoever saw the text could use it: have it rotated.</p>
      </div>
    </div>
  );
}
