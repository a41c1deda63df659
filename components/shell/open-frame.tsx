import Link from 'next/link';
import type { ReactNode } from 'react';
import classes from './desk-shell.module.css';
import { Frame } from './frame';

/**
 * The frame of pages that need no sign-in and are as wide as the desk's own. `path` is where signing in leads back to.
 */
export function OpenFrame({ children, path }: { children: ReactNode; path: string }) {
  return (
    <Frame
      bar={
        <>
          <div className={classes.places} />
          <Link className={classes.place} href={`/sign-in?to=${encodeURIComponent(path)}`} prefetch={false}>
            Sign in
          </Link>
        </>
      }
    >
      {children}
    </Frame>
  );
}
