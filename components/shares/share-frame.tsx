import type { ReactNode } from 'react';
import { Mark } from '../desk/mark';
import classes from './shares.module.css';

type ShareFrameProps = {
  /** the name of the desk */
  name: string;
  /** inside the desk, as the creator's preview: part of a page, not a page itself */
  preview?: boolean;
  children: ReactNode;
};

/** The frame of a share link's page, for people who may not know the desk. */
export function ShareFrame({ name, preview = false, children }: ShareFrameProps) {
  const Header = preview ? 'div' : 'header';
  return (
    <div className={classes.frame} data-preview={preview || undefined}>
      <Header className={classes.header}>
        <Mark size={20} />
        <bdi className={classes.name} title={name}>
          {name}
        </bdi>
      </Header>
      {preview ? (
        <div className={classes.content}>{children}</div>
      ) : (
        <main id="content" className={classes.content}>
          {children}
        </main>
      )}
    </div>
  );
}
