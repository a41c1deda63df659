import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { describeFailure } from '#hooks/failures';
import { PartFailure } from '../problems/part-failure';
import { RequestId } from '../problems/request-id';
import lists from '../session-lists/lists.module.css';
import type { AuditAddressProblem } from './audit-address';

/** The filters of the audit log, as a reader knows them. */
const partNames: Record<string, string> = {
  actor_id: 'Person or key',
  actor_kind: 'Who',
  action: 'Action',
  outcome: 'Outcome',
  agent_id: 'Agent',
  session_id: 'Session',
  request_id: 'Request ID',
  after: 'From',
  before: 'Before',
  match: 'Exact personal value',
};

const tooSlow = /took more than 2 seconds/;

type AuditProblemProps = {
  /** what the address holds that cannot be meant */
  problems: readonly AuditAddressProblem[];
  /** what the desk answered */
  error: unknown;
  onRemove: (names: readonly string[]) => void;
  onLastWeek: () => void;
  onRetry: () => void;
};

/** Why there are no events: which filter is wrong and how to leave it out, or what failed, and what to do. */
export function AuditProblem({ problems, error, onRemove, onLastWeek, onRetry }: AuditProblemProps) {
  if (problems.length > 0) {
    return (
      <Notice title="A part of this link cannot be read">
        <p>Nothing was asked. The rest of the link is kept.</p>
        <WrongParts problems={problems} onRemove={onRemove} />
      </Notice>
    );
  }
  const failure = describeFailure(error);
  const parts = Object.entries(failure.fieldErrors ?? {})
    .filter(([name]) => name in partNames)
    .map(([name, problem]) => ({ name, problem }));
  if (failure.messages.some((message) => tooSlow.test(message))) {
    return (
      <Notice title="The search took too long" requestId={failure.requestId}>
        <p>{failure.messages.join(' ')} What you chose is kept.</p>
        <div className={lists.actions}>
          <Button size="compact-sm" variant="default" onClick={onLastWeek}>
            Only the last 7 days
          </Button>
          <Button size="compact-sm" variant="default" onClick={onRetry}>
            Try again
          </Button>
        </div>
      </Notice>
    );
  }
  if (parts.length > 0) {
    return (
      <Notice title="A filter is wrong" requestId={failure.requestId}>
        <p>The rest is kept.</p>
        <WrongParts problems={parts} onRemove={onRemove} />
      </Notice>
    );
  }
  return (
    <PartFailure words="The audit log could not be read. Your filters are kept." error={error} onRetry={onRetry} />
  );
}

type WrongPartsProps = Pick<AuditProblemProps, 'problems' | 'onRemove'>;

function WrongParts({ problems, onRemove }: WrongPartsProps) {
  return (
    <ul className={lists.parts}>
      {problems.map(({ name, problem }) => (
        <li key={`${name} ${problem}`}>
          <span>
            <strong>{partNames[name] ?? name}</strong>: {problem}.
          </span>
          <Button size="compact-sm" variant="default" onClick={() => onRemove([name])}>
            Leave out: {partNames[name] ?? name}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function Notice({
  title,
  requestId,
  children,
}: {
  title: string;
  requestId?: string | undefined;
  children: ReactNode;
}) {
  return (
    <div className={lists.notice} role="alert">
      <IconAlertTriangle size={18} stroke={1.75} aria-hidden className={lists.noticeIcon} />
      <div className={lists.noticeText}>
        <p>
          <strong>{title}.</strong>
        </p>
        {children}
        <RequestId id={requestId} />
      </div>
    </div>
  );
}
