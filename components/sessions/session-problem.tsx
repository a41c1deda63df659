'use client';

import { Anchor } from '@mantine/core';
import Link from 'next/link';
import { Problem, type ProblemProps } from '../problems/problem';
import { sessionPath } from './session-address';
import classes from './sessions.module.css';

type SessionProblemProps = Pick<ProblemProps, 'code' | 'messages' | 'requestId'> & {
  sessionId: string;
  /** the reader's agents that do have a session with this ID */
  holders: readonly string[];
};

/** A session's page when the session cannot be shown, with links to sessions of that ID under other agents. */
export function SessionProblem({ sessionId, holders, ...problem }: SessionProblemProps) {
  return (
    <Problem {...problem}>
      {holders.length === 0 ? null : (
        <div>
          <p>{holders.length === 1 ? 'Found under another agent:' : 'Found under other agents:'}</p>
          <ul className={classes.holders}>
            {holders.map((agentId) => (
              <li key={agentId}>
                <Anchor
                  component={Link}
                  href={sessionPath({ agent_id: agentId, session_id: sessionId })}
                  prefetch={false}
                  className={classes.mono}
                >
                  {agentId} / {sessionId}
                </Anchor>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Problem>
  );
}
