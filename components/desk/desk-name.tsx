'use client';

import { useDeskFacts } from './desk-facts';
import classes from './desk-name.module.css';

/** The name of the desk at the head of a page, on one line; the whole of a long one on hover. */
export function DeskName() {
  const { name } = useDeskFacts();
  return (
    <bdi className={classes.name} title={name}>
      {name}
    </bdi>
  );
}
