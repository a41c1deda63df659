import Link from 'next/link';
import { callPath } from '../calls/call-address';
import classes from './outcomes.module.css';

/** The way to the call of a request id, which one may open where it is one's own, or with the permission audit:read. */
export function CallLink({ id }: { id: string }) {
  return (
    <Link href={callPath(id)} prefetch={false} className={classes.link} aria-label={`View call ${id}`}>
      View call
    </Link>
  );
}
