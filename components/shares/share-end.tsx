import { IconLinkOff } from '@tabler/icons-react';
import classes from './shares.module.css';

/** The page of a link that does not open: why it ended, or only that there is no such link. */
export function ShareEnd({ title, words }: { title: string; words?: string }) {
  return (
    <div className={classes.door}>
      <h1 className={classes.title}>
        <IconLinkOff size={22} stroke={1.75} aria-hidden className={classes.icon} />
        {title}
      </h1>
      {words === undefined ? (
        <p className={classes.quiet}>Check that the whole link was copied.</p>
      ) : (
        <>
          <p>
            <bdi>{words}</bdi>
          </p>
          <p className={classes.quiet}>Ask the person who sent it for a new one.</p>
        </>
      )}
    </div>
  );
}
