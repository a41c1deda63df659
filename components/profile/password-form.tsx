import { PasswordInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { shortestPassword } from '#contract/passwords';
import { describeFailure } from '#hooks/failures';
import { useChangePassword } from '#hooks/use-me';
import { fieldWords } from '../problems/field-words';
import { PartFailure } from '../problems/part-failure';
import { useAnnounce } from '../shell/announcer';
import { BusyButton } from '../shell/busy-button';
import classes from './profile.module.css';

const longestPassword = 1_000;
const done = 'Password changed. All your other sign-ins have ended.';

/** Changes the password; asks for the current one. Neither is kept once it is done. */
export function PasswordForm({ email }: { email: string }) {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const first = useRef<HTMLInputElement>(null);
  const change = useChangePassword();
  const announce = useAnnounce();
  const fields = change.error === null ? {} : (describeFailure(change.error).fieldErrors ?? {});
  const problems = { current: fields['password.current'], next: fields['password.new'] };
  const isAtField = problems.current !== undefined || problems.next !== undefined;
  const [isDone, setDone] = useState(false);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (change.isPending || current === '' || next === '') return;
    change.mutate(
      { current, new: next },
      {
        onSuccess: () => {
          setCurrent('');
          setNext('');
          setDone(true);
          announce(done);
          first.current?.focus();
          change.reset();
        },
      },
    );
  };
  const typed = (set: (text: string) => void) => (event: { currentTarget: HTMLInputElement }) => {
    setDone(false);
    set(event.currentTarget.value);
  };
  return (
    // If scripts fail, a POST keeps the passwords out of the URL.
    <form method="post" onSubmit={submit} noValidate className={classes.form}>
      <input type="hidden" name="username" value={email} autoComplete="username" readOnly />
      <PasswordInput
        ref={first}
        label="Current password"
        autoComplete="current-password"
        maxLength={longestPassword}
        value={current}
        error={problems.current === undefined ? undefined : fieldWords(problems.current)}
        onChange={typed(setCurrent)}
      />
      <PasswordInput
        label="New password"
        description={`At least ${shortestPassword} characters. A long sentence is better than symbols.`}
        autoComplete="new-password"
        maxLength={longestPassword}
        value={next}
        error={problems.next === undefined ? undefined : fieldWords(problems.next)}
        onChange={typed(setNext)}
      />
      {change.error === null || isAtField ? null : (
        <PartFailure
          words="Your password was not changed. What you typed is still here."
          unknown="We don’t know whether your password was changed. What you typed is still here; one of the two passwords signs you in."
          error={change.error}
        />
      )}
      <div className={classes.done}>
        <BusyButton
          type="submit"
          variant="default"
          size="xs"
          isBusy={change.isPending}
          disabled={current === '' || next === ''}
        >
          Change password
        </BusyButton>
        <span className={classes.quiet}>{isDone ? done : 'Ends all your other sign-ins.'}</span>
      </div>
    </form>
  );
}
