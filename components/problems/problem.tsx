'use client';

import { Button, Title } from '@mantine/core';
import Link from 'next/link';
import { type ReactNode, useSyncExternalStore } from 'react';
import classes from './problem.module.css';
import { type ProblemCode, problemWords } from './problem-words';
import { RequestId } from './request-id';

export type ProblemProps = {
  code: ProblemCode;
  /** what happened, as the desk said it */
  messages: readonly string[];
  /** in place of the code's own heading, where the page knows a more specific one */
  title?: string;
  /** a request ID, or another identifier found in the log */
  requestId?: string | undefined;
  /** anything else that is known: where the session does exist, for instance */
  children?: ReactNode;
  /** in place of reloading the page, where there is something better to try */
  onRetry?: () => void;
  /** without the link to the look-up, for pages that need no sign-in */
  bare?: boolean;
};

/** Shown in place of a page's content: what happened, what was kept, what to do, and the request ID. */
export function Problem({ code, messages, title, requestId, children, onRetry, bare = false }: ProblemProps) {
  const { title: usual, next, isDesks } = problemWords(code, messages);
  return (
    <div className={classes.problem}>
      <Title order={1}>{title ?? usual}</Title>
      <div className={classes.words}>
        {messages.map((message) => (
          <p key={message} dir="auto">
            {message}
          </p>
        ))}
        {children}
        {next.map((sentence) => (
          <p key={sentence} className={classes.next}>
            {sentence}
          </p>
        ))}
      </div>
      <div className={classes.actions}>
        {code === 'unauthorized' && <SignInLink />}
        {isDesks && <Button onClick={onRetry ?? (() => window.location.reload())}>Try again</Button>}
        {!isDesks && !bare && code !== 'unauthorized' && (
          <Button component={Link} href="/" prefetch={false}>
            Look up a session
          </Button>
        )}
        {isDesks && !bare && (
          <Button component={Link} href="/" prefetch={false} variant="default">
            Look up a session
          </Button>
        )}
      </div>
      <RequestId id={requestId} />
    </div>
  );
}

function SignInLink() {
  const here = useSyncExternalStore(
    () => () => {},
    () => window.location.pathname + window.location.search,
    () => '/',
  );
  return (
    <Button component="a" href={`/sign-in?to=${encodeURIComponent(here)}`}>
      Sign in
    </Button>
  );
}
