'use client';

import { Anchor } from '@mantine/core';
import Link from 'next/link';
import { type SessionKey, sessionPath } from '../addresses/session-address';
import { Problem } from '../problems/problem';
import classes from './comparisons.module.css';

type BadCompareLinkProps = { problems: readonly string[]; named: readonly SessionKey[]; requestId: string };

/** Shown when the URL of a comparison does not name two sessions: what is wrong, and what to do. */
export function BadCompareLink({ problems, named, requestId }: BadCompareLinkProps) {
  return (
    <Problem code="invalid_request" messages={problems} requestId={requestId}>
      <p>
        A comparison URL looks like this: <code className={classes.id}>/compare?a=agt_…/ase_…&b=agt_…/ase_…</code>.
        Nothing was loaded.
      </p>
      {named.map((session) => (
        <p key={sessionPath(session)}>
          It names one session:{' '}
          <Anchor component={Link} href={sessionPath(session)} prefetch={false} className={classes.id}>
            {session.agent_id} / {session.session_id}
          </Anchor>
          . Open it and choose “Compare…”.
        </p>
      ))}
    </Problem>
  );
}
