import Link from 'next/link';
import type { ReactNode } from 'react';
import { DeskName } from '../desk/desk-name';
import { Mark } from '../desk/mark';
import classes from './desk-shell.module.css';

/** A full-width frame: skip link, header with the desk's name and then `bar`, and the content. */
export function Frame({ bar, children }: { bar: ReactNode; children: ReactNode }) {
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
          {bar}
        </div>
      </header>
      <main id="content" className={classes.content} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
