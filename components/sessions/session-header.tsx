import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Session } from '#contract/sessions';
import { CopyableId } from '../ids/copyable-id';
import { FoldedText } from '../metadata/folded-text';
import { TimeText } from '../times/time-text';
import { ListNeighbours } from './list-neighbours';
import { SessionActions } from './session-actions';
import classes from './sessions.module.css';
import { StatusBadge } from './status-badge';

type SessionHeaderProps = {
  params: { agent_id: string; session_id: string };
  session: Session | undefined;
  /** more actions */
  tools: ReactNode;
};

/** The session's IDs, status, description, and when it was created and last changed. */
export function SessionHeader({ params, session, tools }: SessionHeaderProps) {
  return (
    <header className={classes.header}>
      <div className={classes.line}>
        <h1 className={classes.identity}>
          <CopyableId id={params.agent_id} what="The agent ID" />
          <span className={classes.slash}>/</span>
          <CopyableId id={params.session_id} what="The session ID" />
        </h1>
        <div className={classes.actions}>
          <ListNeighbours params={params} />
          <SessionActions params={params} session={session} />
          {tools}
        </div>
      </div>
      {session === undefined ? <Skeleton height={72} /> : <Facts session={session} />}
    </header>
  );
}

function Facts({ session }: { session: Session }) {
  return (
    <>
      <div className={classes.about}>
        <StatusBadge enabled={session.enabled} />
        <div className={classes.description}>
          {session.description === null || session.description === '' ? (
            <span className={classes.quiet}>No description</span>
          ) : (
            <FoldedText
              text={session.description}
              label="the description"
              masked={session.masked?.includes('/description') ?? false}
              foldAt={600}
            />
          )}
        </div>
      </div>
      <dl className={classes.times}>
        <div>
          <dt>Created</dt>
          <dd>
            <TimeText iso={session.created_at} />
          </dd>
        </div>
        {session.last_change === undefined ? null : (
          <div>
            <dt>Last changed</dt>
            <dd>
              <TimeText iso={session.last_change.at} /> by <bdi>{session.last_change.by}</bdi>
            </dd>
          </div>
        )}
      </dl>
    </>
  );
}
