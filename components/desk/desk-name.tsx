'use client';

import { useDeskFacts } from './desk-facts';
import classes from './desk-name.module.css';

/** The desk's name in the page header, on one line; a long one is shown in full on hover. */
export function DeskName() {
  const { name } = useDeskFacts();
  return (
    <bdi className={classes.name} title={name}>
      {name}
    </bdi>
  );
}
