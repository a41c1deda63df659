import { describeFailure } from '#hooks/failures';
import type { AuditAddressProblem } from '../addresses/audit-address';
import { FilterNotice, isTooSlow, refusedParts, SlowNotice, WrongParts } from '../problems/filter-notice';
import { PartFailure } from '../problems/part-failure';

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
  const leaveOut = (name: string) => onRemove([name]);
  if (problems.length > 0) {
    return (
      <FilterNotice title="A part of this link cannot be read">
        <p>Nothing was asked. The rest of the link is kept.</p>
        <WrongParts parts={problems} partNames={partNames} onRemove={leaveOut} />
      </FilterNotice>
    );
  }
  const failure = describeFailure(error);
  if (isTooSlow(failure)) return <SlowNotice failure={failure} onLastWeek={onLastWeek} onRetry={onRetry} />;
  const parts = refusedParts(failure, partNames);
  if (parts.length > 0) {
    return (
      <FilterNotice title="A filter is wrong" requestId={failure.requestId}>
        <p>The rest is kept.</p>
        <WrongParts parts={parts} partNames={partNames} onRemove={leaveOut} />
      </FilterNotice>
    );
  }
  return (
    <PartFailure words="The audit log could not be read. Your filters are kept." error={error} onRetry={onRetry} />
  );
}
