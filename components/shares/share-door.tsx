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
  /** how the form came back, if it was sent before */
  tried: string;
};

/** Who shares and until when, and the button that opens it. Seeing this counts nothing. */
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
        It can be opened until <DeskTime iso={until} zone={zone} />. Each time is recorded, and it stays open for 30
        minutes.
      </p>
      {lockedUntil === null ? null : (
        <p className={classes.problem} role="alert">
          <IconLock size={18} stroke={2} aria-hidden className={classes.icon} />
          <span>
            Locked: too many wrong passphrases. It can be tried again after <DeskTime iso={lockedUntil} zone={zone} />.
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
  const left = triesLeft === 1 ? 'One try is left' : `${triesLeft} tries are left`;
  switch (tried) {
    case 'wrong':
      return `The passphrase was wrong. ${left}; then the link is locked for ten minutes.`;
    case 'missing':
      return 'Type the passphrase that belongs to this link.';
    case 'too_long':
      return 'Nothing was tried: a passphrase has at most 200 characters.';
    case 'too_often':
      return 'Nothing was tried: too many attempts from here. Wait a minute, then press Open again.';
    case 'elsewhere':
      return 'Nothing was opened: the form did not come from this page. Press Open here.';
    default:
      return null;
  }
}
