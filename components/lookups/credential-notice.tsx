import { IconKey } from '@tabler/icons-react';
import classes from './look-up.module.css';

/** Says that a key was in the text, that it was not sent, and what to do about it. */
export function CredentialNotice() {
  return (
    <div className={classes.notice} data-kind="warning" role="alert">
      <IconKey size={18} stroke={1.75} aria-hidden className={classes.noticeIcon} />
      <div className={classes.noticeText}>
        <p>
          <strong>We removed an API key or another credential before sending.</strong>
        </p>
        <p>Rotate it: anyone who saw this text can use it.</p>
      </div>
    </div>
  );
}
