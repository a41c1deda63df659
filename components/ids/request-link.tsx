import { Anchor } from '@mantine/core';
import Link from 'next/link';
import { callPath } from '../addresses/call-address';
import { CopyableId } from './copyable-id';
import classes from './request-link.module.css';

/** A request ID to copy and, for readers who may open it, a link to the call. */
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
