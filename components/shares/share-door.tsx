import { IconAlertTriangle, IconLock } from '@tabler/icons-react';
import { DeskTime } from './desk-time';
import classes from './shares.module.css';

type ShareDoorProps = {
  /** where the form is sent */
  action: string;
  sharedBy: string;
  until: string;
  /** the zone of the desk */
  zone: string;
  needsPassphrase: boolean;
  triesLeft: number;
  lockedUntil: string | null;
  /** how an earlier submission of the form ended, if there was one */
  tried: string;
};

/** Who shares and until when, and the button that opens the link. Viewing this page does not count as an open. */
export function ShareDoor({
  action,
  sharedBy,
  until,
  zone,
  needsPassphrase,
  triesLeft,
  lockedUntil,
  tried,
}: ShareDoorProps) {
  const problem = lockedUntil === null ? problemOf(tried, triesLeft) : null;
  return (
    <form method="post" action={action} className={classes.door}>
      <h1 className={classes.title}>
        <bdi>{sharedBy}</bdi> shared a session with you
      </h1>
      <p>
        You can open it until <DeskTime iso={until} zone={zone} />. Each open is recorded and lasts 30 minutes.
      </p>
      {lockedUntil === null ? null : (
        <p className={classes.problem} role="alert">
          <IconLock size={18} stroke={2} aria-hidden className={classes.icon} />
          <span>
            Locked after too many wrong passphrases. Try again after <DeskTime iso={lockedUntil} zone={zone} />.
          </span>
        </p>
      )}
      {problem === null ? null : (
        <p className={classes.problem} id="share-problem" role="alert">
          <IconAlertTriangle size={18} stroke={2} aria-hidden className={classes.icon} />
          <span>{problem}</span>
        </p>
      )}
      {needsPassphrase && lockedUntil === null ? (
        <label className={classes.field}>
          Passphrase
          <input
            name="passphrase"
            type="password"
            required
            maxLength={200}
            autoComplete="off"
            aria-invalid={problem !== null}
            aria-describedby={problem === null ? undefined : 'share-problem'}
            className={classes.input}
          />
        </label>
      ) : null}
      {lockedUntil === null ? (
        <button type="submit" className={classes.button}>
          Open
        </button>
      ) : null}
    </form>
  );
}

function problemOf(tried: string, triesLeft: number): string | null {
  const left = triesLeft === 1 ? 'one try left' : `${triesLeft} tries left`;
  switch (tried) {
    case 'wrong':
      return `Wrong passphrase: ${left} before the link is locked for ten minutes.`;
    case 'missing':
      return 'Enter the passphrase for this link.';
    case 'too_long':
      return 'A passphrase can have at most 200 characters. This didn’t count as a try.';
    case 'too_often':
      return 'Too many attempts from here, so this one wasn’t tried. Wait a minute, then press Open again.';
    case 'elsewhere':
      return 'The link wasn’t opened because the request didn’t come from this page. Press Open to try again.';
    default:
      return null;
  }
}
