import { describeFailure } from '#hooks/failures';
import type { AuditAddressProblem } from '../addresses/audit-address';
import { FilterNotice, isTooSlow, refusedParts, SlowNotice, WrongParts } from '../problems/filter-notice';
import { PartFailure } from '../problems/part-failure';

/** The labels of the audit log's filters. */
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

type AuditProblemProps = {
  /** the invalid parts of the URL */
  problems: readonly AuditAddressProblem[];
  /** the error from the desk */
  error: unknown;
  onRemove: (names: readonly string[]) => void;
  onLastWeek: () => void;
  onRetry: () => void;
};

/** Shown instead of events: which filter is invalid and how to remove it, or what failed and what to do. */
export function AuditProblem({ problems, error, onRemove, onLastWeek, onRetry }: AuditProblemProps) {
  const leaveOut = (name: string) => onRemove([name]);
  if (problems.length > 0) {
    return (
      <FilterNotice title="Part of this link is invalid">
        <p>Nothing was searched. The rest of the link is kept.</p>
        <WrongParts parts={problems} partNames={partNames} onRemove={leaveOut} />
      </FilterNotice>
    );
  }
  const failure = describeFailure(error);
  if (isTooSlow(failure)) return <SlowNotice failure={failure} onLastWeek={onLastWeek} onRetry={onRetry} />;
  const parts = refusedParts(failure, partNames);
  if (parts.length > 0) {
    return (
      <FilterNotice
        title={parts.length === 1 ? 'One filter is invalid' : 'Some filters are invalid'}
        requestId={failure.requestId}
      >
        <p>Your other filters are kept.</p>
        <WrongParts parts={parts} partNames={partNames} onRemove={leaveOut} />
      </FilterNotice>
    );
  }
  return (
    <PartFailure words="The audit log could not be loaded. Your filters are kept." error={error} onRetry={onRetry} />
  );
}
