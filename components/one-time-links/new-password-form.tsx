'use client';

import { Alert, Button, PasswordInput, TextInput, Title } from '@mantine/core';
import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { minPasswordLength } from '#contract/passwords';
import { describeFailure } from '#hooks/failures';
import { useNumber } from '../numbers/use-number';
import { failureWords } from '../problems/failure-words';
import { badFields } from '../problems/refused-fields';
import { RequestId } from '../problems/request-id';
import classes from '../sign-in/sign-in-form.module.css';

type Given = { name: string; password: string };

export type NewPasswordFormProps = {
  title: string;
  /** who gave the link, and for what */
  children: ReactNode;
  /** the name to begin with; without one it is not asked for */
  name?: string;
  /** for the browser's password manager */
  email?: string;
  action: string;
  /** the title once it is done */
  done: string;
  /** a mutation; its error is shown, and the input stays */
  work: { mutate: (given: Given) => void; isPending: boolean; isSuccess: boolean; error: unknown };
};

/** The form behind a one-time link: only submitting it uses the link. */
export function NewPasswordForm({ title, children, name, email, action, done, work }: NewPasswordFormProps) {
  const [isReady, setIsReady] = useState(false);
  const message = useRef<HTMLDivElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const problems = (work.error === null ? null : badFields(describeFailure(work.error), ['name', 'password'])) ?? {};
  useEffect(() => setIsReady(true), []);
  useEffect(() => {
    if (work.error === null && !work.isSuccess) return;
    (form.current?.querySelector<HTMLElement>('[aria-invalid="true"]') ?? message.current)?.focus();
  }, [work.error, work.isSuccess]);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (work.isPending) return;
    const given = new FormData(event.currentTarget);
    work.mutate({ name: String(given.get('name') ?? ''), password: String(given.get('password') ?? '') });
  };

  if (work.isSuccess) {
    return (
      <section className={classes.form} aria-label={title}>
        <Alert ref={message} tabIndex={-1} color="green" variant="light" icon={<Done />} title={done}>
          This link can’t be used again. Sign in with your e-mail and new password.
        </Alert>
        <Button component="a" href="/sign-in" fullWidth>
          Sign in
        </Button>
      </section>
    );
  }
  return (
    // If scripts fail, a POST keeps the password out of the URL.
    <form ref={form} method="post" onSubmit={submit} className={classes.form} aria-label={title}>
      <Title order={1}>{title}</Title>
      {children}
      {work.error !== null && (
        <Alert ref={message} tabIndex={-1} color="red" variant="light" icon={<Failed />} title="That didn’t work">
          <WhyNot error={work.error} />
        </Alert>
      )}
      {name !== undefined && (
        <TextInput
          name="name"
          label="Your name"
          defaultValue={name}
          error={problems.name}
          autoComplete="name"
          maxLength={200}
          required
          withAsterisk={false}
        />
      )}
      {email !== undefined && <input type="hidden" name="username" value={email} autoComplete="username" readOnly />}
      <PasswordInput
        name="password"
        label="New password"
        description={`At least ${minPasswordLength} characters. A long sentence is better than symbols.`}
        autoComplete="new-password"
        error={problems.password}
        minLength={minPasswordLength}
        maxLength={1_000}
        required
        withAsterisk={false}
      />
      <Button type="submit" fullWidth loading={work.isPending} disabled={!isReady} className={classes.submit}>
        {action}
      </Button>
      <p className={classes.hint}>
        Opening this page doesn’t use the link; {name === undefined ? 'setting the password' : 'joining'} does. The link
        works once.
      </p>
      <noscript>
        <p className={classes.hint}>This page needs JavaScript, which is turned off in this browser.</p>
      </noscript>
    </form>
  );
}

function WhyNot({ error }: { error: unknown }) {
  const write = useNumber();
  const failure = describeFailure(error);
  const { title, sentences } = failureWords(
    {
      words: 'What you typed is still here.',
      unknown: 'We don’t know whether the link was used. Try again to find out.',
    },
    failure,
    write,
  );
  return (
    <>
      <p className={classes.text}>{[...sentences, title].join(' ')}</p>
      <RequestId id={failure.requestId} />
    </>
  );
}

function Done() {
  return <IconCircleCheck size={18} stroke={1.75} aria-hidden />;
}

function Failed() {
  return <IconAlertCircle size={18} stroke={1.75} aria-hidden />;
}
