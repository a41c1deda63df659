'use client';

import { useRedeemPasswordReset } from '#hooks/use-password-resets';
import { NewPasswordForm } from '../one-time-links/new-password-form';
import classes from '../sign-in/sign-in-form.module.css';
import { TimeText } from '../times/time-text';

/** Lets whoever has the link set a new password for the person whom it names. */
export function SetPassword({ token, name, expiresAt }: { token: string; name: string; expiresAt: string }) {
  return (
    <NewPasswordForm
      title="Set a new password"
      action="Set the password"
      done="The password is set"
      work={useRedeemPasswordReset(token)}
    >
      <p className={classes.text}>
        For <bdi>{name}</bdi>. It ends all their sign-ins.
      </p>
      <p className={classes.hint}>
        The link works until <TimeText iso={expiresAt} show="exact" />.
      </p>
    </NewPasswordForm>
  );
}
