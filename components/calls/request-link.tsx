import { Anchor } from '@mantine/core';
import Link from 'next/link';
import { CopyableId } from '../ids/copyable-id';
import { callPath } from './call-address';
import classes from './calls.module.css';

/** A request id to copy and, for whoever may open it, the way to the call as the server saw it. */
export function RequestLink({ id, mayOpen }: { id: string; mayOpen: boolean }) {
  const copyable = <CopyableId id={id} what="The request ID" />;
  if (!mayOpen) return copyable;
  return (
    <span className={classes.request}>
      {copyable}
      <Anchor component={Link} href={callPath(id)} prefetch={false} inherit aria-label={`Call ${id}`}>
        Call
      </Anchor>
    </span>
  );
}
