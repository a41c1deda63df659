import type { ReactNode } from 'react';
import { DeskName } from '../desk/desk-name';
import { Mark } from '../desk/mark';
import classes from './bare-frame.module.css';

/** The frame of pages that need no sign-in. `narrow` is for one form. */
export function BareFrame({ children, narrow = false }: { children: ReactNode; narrow?: boolean }) {
  return (
    <div className={classes.frame}>
      <header className={classes.header}>
        <Mark size={24} />
        <span>
          <DeskName />
        </span>
      </header>
      <main id="content" className={classes.content} data-narrow={narrow || undefined}>
        {children}
      </main>
    </div>
  );
}
