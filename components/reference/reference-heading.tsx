import { Title } from '@mantine/core';
import classes from './api-reference.module.css';

/** What the page is, and what a call that is tried here goes out with. */
export function ReferenceHeading({ isSignedIn }: { isSignedIn: boolean }) {
  return (
    <header className={classes.heading}>
      <Title order={1}>API reference</Title>
      <p>
        {isSignedIn
          ? 'A call that you try here goes out with your sign-in, or with an API key that you give under Authorize.'
          : 'To try a call here, give an API key under Authorize, or sign in.'}{' '}
        What you type stays in this page and is gone when you leave it. <a href="/v2/openapi.json">openapi.json</a> is
        the same for programs.
      </p>
    </header>
  );
}
