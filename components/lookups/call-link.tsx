import Link from 'next/link';
import { callPath } from '../addresses/call-address';
import classes from './outcomes.module.css';

/** A link to the call of a request ID. A reader can open it if it is their own, or with the permission audit:read. */
export function CallLink({ id }: { id: string }) {
  return (
    <Link href={callPath(id)} prefetch={false} className={classes.link} aria-label={`View call ${id}`}>
      View call
    </Link>
  );
}
