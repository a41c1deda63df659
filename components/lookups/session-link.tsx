import Link from 'next/link';
import classes from './look-up.module.css';

/** The way to a session's page. Nothing is fetched ahead: whatever sends session data is a recorded look. */
export function SessionLink({
  agentId,
  sessionId,
  children,
}: {
  agentId: string;
  sessionId: string;
  children: string;
}) {
  return (
    <Link href={sessionPath(agentId, sessionId)} prefetch={false} className={classes.link} dir="ltr">
      {children}
    </Link>
  );
}

/** The path of a session's page. */
export function sessionPath(agentId: string, sessionId: string): string {
  return `/agents/${encodeURIComponent(agentId)}/sessions/${encodeURIComponent(sessionId)}`;
}
