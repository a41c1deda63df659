'use client';

import { Alert, Button, PasswordInput, TextInput, Title } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useSignIn } from '#hooks/use-sign-in';
import { landingPath } from '../addresses/landing-path';
import { RequestId } from '../problems/request-id';
import { refusalWords } from './refusal-words';
import classes from './sign-in-form.module.css';

/** E-mail, password, one button. Then goes to `to`, but only if it is on this site. */
export function SignInForm({ to }: { to: string | null }) {
  const [isReady, setIsReady] = useState(false);
  const message = useRef<HTMLDivElement>(null);
  const signIn = useSignIn();
  const isBusy = signIn.isPending || signIn.isSuccess;

  // Before that, a submit would be the browser's own. The fields are the browser's too: what was typed or filled in
  // before the scripts started stays.
  useEffect(() => setIsReady(true), []);
  useEffect(() => {
    if (signIn.error !== null) message.current?.focus();
  }, [signIn.error]);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    const form = event.currentTarget;
    const given = new FormData(form);
    signIn.mutate(
      { email: String(given.get('email') ?? ''), password: String(given.get('password') ?? '') },
      {
        onSuccess: () => window.location.assign(landingPath(to, window.location.origin)),
        onError: () => form.querySelectorAll<HTMLInputElement>('[name=password]').forEach(clear),
      },
    );
  };

  return (
    // If scripts fail, a POST keeps the password out of the URL.
    <form method="post" action="/sign-in" onSubmit={submit} className={classes.form} aria-label="Sign in">
      <Title order={1}>Sign in</Title>
      {signIn.error !== null && (
        <Alert
          ref={message}
          tabIndex={-1}
          color="red"
          variant="light"
          icon={<IconAlertCircle size={18} stroke={1.75} aria-hidden />}
          title={refusalWords(signIn.error).title}
          className={classes.message}
        >
          {refusalWords(signIn.error).next}
          {isDesks(signIn.error) && <RequestId id={signIn.error.requestId} />}
        </Alert>
      )}
      <TextInput
        name="email"
        type="email"
        label="E-mail"
        autoComplete="username"
        required
        withAsterisk={false}
        autoFocus
      />
      <PasswordInput name="password" label="Password" autoComplete="current-password" required withAsterisk={false} />
      <Button type="submit" fullWidth loading={isBusy} disabled={!isReady} className={classes.submit}>
        Sign in
      </Button>
      <p className={classes.hint}>Forgot your password? Ask an admin for a link to set a new one.</p>
      <noscript>
        <p className={classes.hint}>Signing in needs JavaScript, which is switched off in this browser.</p>
      </noscript>
    </form>
  );
}

/** Whether the desk itself failed, so that its log says more. */
function isDesks({ reason }: { reason: string }): boolean {
  return reason === 'unavailable' || reason === 'failed';
}

function clear(field: HTMLInputElement): void {
  field.value = '';
}
