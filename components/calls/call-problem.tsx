'use client';

import { Anchor } from '@mantine/core';
import Link from 'next/link';
import { auditAddress } from '../addresses/audit-address';
import { Problem } from '../problems/problem';
import type { ProblemCode } from '../problems/problem-words';

type CallProblemProps = {
  code: ProblemCode;
  messages: readonly string[];
  mayReadAudit: boolean;
  /** the request ID that was looked for, if it is valid */
  wanted?: string;
  /** the ID of this page's own request, not the one that was looked for */
  requestId: string;
};

/** Shown instead of a call that cannot be shown: why it may be missing, and where else to look. */
export function CallProblem({ code, messages, mayReadAudit, wanted, requestId }: CallProblemProps) {
  return (
    <Problem
      code={code}
      messages={messages}
      requestId={requestId}
      {...(code === 'not_found' ? { title: 'No such call' } : {})}
    >
      {code !== 'not_found' ? null : mayReadAudit ? (
        <p>
          API calls are kept for 30 days; opening a page and signing in aren’t calls. Audit events are kept longer:{' '}
          <Anchor component={Link} href={auditAddress({ request_id: wanted })} prefetch={false} underline="always">
            look for the request ID there
          </Anchor>
          .
        </p>
      ) : (
        <p>
          Calls are kept for 30 days. You can open your own; all others need the audit:read permission, which admins and
          auditors have.
        </p>
      )}
    </Problem>
  );
}
