import { Title } from '@mantine/core';
import classes from './api-reference.module.css';

/** The page's heading, and which credentials calls from it use. */
export function ReferenceHeading({ isSignedIn }: { isSignedIn: boolean }) {
  return (
    <header className={classes.heading}>
      <Title order={1}>API reference</Title>
      <p>
        {isSignedIn
          ? 'Calls you try here use your sign-in, or an API key you enter under Authorize.'
          : 'To try calls here, enter an API key under Authorize, or sign in.'}{' '}
        What you type stays on this page and is gone when you leave it. For tools, see{' '}
        <a href="/v2/openapi.json">openapi.json</a>.
      </p>
    </header>
  );
}
