import { Button, Group } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useCopy } from '../ids/use-copy';
import { TimeText } from '../times/time-text';
import classes from './new-link.module.css';

type NewLinkProps = {
  url: string;
  expiresAt: string;
  /** how long it works, in words: `72 hours` */
  lasts: string;
  title: ReactNode;
  /** who to send it to, and what for */
  children: ReactNode;
  onClose: () => void;
};

/** A one-time link, shown only once: to copy, with its expiry. The parent must forget the link when this closes. */
export function NewLink({ url, expiresAt, lasts, title, children, onClose }: NewLinkProps) {
  const { copied, copy } = useCopy();
  const heading = useRef<HTMLHeadingElement>(null);
  // The form that had the focus is gone.
  useEffect(() => heading.current?.focus(), []);
  const Icon = copied === 'done' ? IconCheck : IconCopy;
  return (
    <div className={classes.made}>
      <h3 ref={heading} tabIndex={-1}>
        {title}
      </h3>
      <p>{children}</p>
      <div className={classes.line}>
        <code className={classes.url} dir="ltr">
          {url}
        </code>
        <Button leftSection={<Icon size={16} stroke={1.75} aria-hidden />} onClick={() => void copy(url, 'The link')}>
          {copied === 'done' ? 'Copied' : 'Copy link'}
        </Button>
      </div>
      <p>
        Works once, for {lasts}. Expires <TimeText iso={expiresAt} />.
      </p>
      <p className={classes.quiet}>
        You won’t see this link again. If you lose it, create another; that revokes this one.
      </p>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Done
        </Button>
      </Group>
    </div>
  );
}
