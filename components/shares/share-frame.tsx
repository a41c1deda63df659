import type { ReactNode } from 'react';
import { Mark } from '../shell/mark';
import classes from './shares.module.css';

/** The frame of a share link's page, for people who may not know the desk. */
export function ShareFrame({ children }: { children: ReactNode }) {
  return (
    <div className={classes.frame}>
      <header className={classes.header}>
        <Mark size={20} />
        <span>Session Desk</span>
      </header>
      <main id="content" className={classes.content}>
        {children}
      </main>
    </div>
  );
}
