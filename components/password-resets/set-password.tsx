'use client';

import { useRedeemPasswordReset } from '#hooks/use-password-resets';
import { NewPasswordForm } from '../one-time-links/new-password-form';
import classes from '../sign-in/sign-in-form.module.css';
import { TimeText } from '../times/time-text';

/** Lets anyone with the link set a new password for the person it names. */
export function SetPassword({ token, name, expiresAt }: { token: string; name: string; expiresAt: string }) {
  return (
    <NewPasswordForm
      title="Set a new password"
      action="Set password"
      done="Password set"
      work={useRedeemPasswordReset(token)}
    >
      <p className={classes.text}>
        For <bdi>{name}</bdi>. Setting it ends all their sign-ins.
      </p>
      <p className={classes.hint}>
        This link expires <TimeText iso={expiresAt} show="exact" />.
      </p>
    </NewPasswordForm>
  );
}
