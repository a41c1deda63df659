'use client';

import { useAcceptInvitation } from '#hooks/use-invitations';
import { useDeskFacts } from '../desk/desk-facts';
import { NewPasswordForm } from '../one-time-links/new-password-form';
import { roleNames } from '../people/role-words';
import classes from '../sign-in/sign-in-form.module.css';
import { TimeText } from '../times/time-text';

type Props = {
  token: string;
  invitation: { name: string; email: string; role: keyof typeof roleNames; maker: string; expiresAt: string };
};

/** Shows an invitation, and lets its recipient join the desk by choosing a password. */
export function AcceptInvitation({ token, invitation: { name, email, role, maker, expiresAt } }: Props) {
  const desk = useDeskFacts();
  return (
    <NewPasswordForm
      title={`Join ${desk.name}`}
      name={name}
      email={email}
      action="Set password and join"
      done="You’ve joined the desk"
      work={useAcceptInvitation(token)}
    >
      <p className={classes.text}>
        <bdi>{maker}</bdi> invited you as <strong>{roleNames[role]}</strong>, with the e-mail <bdi>{email}</bdi>.
      </p>
      <p className={classes.hint}>
        The link works until <TimeText iso={expiresAt} show="exact" />.
      </p>
    </NewPasswordForm>
  );
}
