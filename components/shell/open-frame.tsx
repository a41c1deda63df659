import Link from 'next/link';
import type { ReactNode } from 'react';
import { DeskName } from '../desk/desk-name';
import { Mark } from '../desk/mark';
import classes from './desk-shell.module.css';

/**
 * The frame of pages that need no sign-in and are as wide as the desk's own. `path` is where signing in leads back to.
 */
export function OpenFrame({ children, path }: { children: ReactNode; path: string }) {
  return (
    <div className={classes.shell}>
      <header className={classes.header}>
        <a className={classes.skip} href="#content">
          Skip to content
        </a>
        <div className={classes.bar}>
          <Link className={classes.brand} href="/" prefetch={false}>
            <Mark />
            <span>
              <DeskName />
            </span>
          </Link>
          <div className={classes.places} />
          <Link className={classes.place} href={`/sign-in?to=${encodeURIComponent(path)}`} prefetch={false}>
            Sign in
          </Link>
        </div>
      </header>
      <main id="content" className={classes.content} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
