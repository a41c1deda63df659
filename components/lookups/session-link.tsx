import Link from 'next/link';
import { sessionPath } from '../addresses/session-address';
import classes from './look-up.module.css';

/** A link to a session's page, without prefetching: every response with session data is a recorded access. */
export function SessionLink({
  agentId,
  sessionId,
  pathOf = sessionPath,
  children,
}: {
  agentId: string;
  sessionId: string;
  /** where it links to, if not to the session's page */
  pathOf?: typeof sessionPath;
  children: string;
}) {
  return (
    <Link
      href={pathOf({ agent_id: agentId, session_id: sessionId })}
      prefetch={false}
      className={classes.link}
      dir="ltr"
    >
      {children}
    </Link>
  );
}
