import { Button } from '@mantine/core';
import type { AuditEvent } from '#contract/audit-events';
import type { useAuditLog } from '#hooks/use-audit-log';
import { type AuditPlace, isBackwards, writeAuditQuery } from '../addresses/audit-address';
import { BusyButton } from '../controls/busy-button';
import { useNumber } from '../numbers/use-number';
import { OlderRows } from '../paging/older-rows';
import { PartFailure } from '../problems/part-failure';
import { TimeText } from '../times/time-text';
import classes from './audit-log.module.css';
import { AuditTable, AuditTableSkeleton } from './audit-table';

type AuditRowsProps = {
  list: ReturnType<typeof useAuditLog>;
  events: readonly AuditEvent[];
  place: AuditPlace;
  match: string | null;
  onOpen: (event: AuditEvent) => void;
  onActor: (actor: Pick<AuditPlace, 'actor_id'>) => void;
  onClear: () => void;
};

/** The matching events, newest first. Newer ones are loaded only on request, so that no row moves by itself. */
export function AuditRows({ list, events, place, match, onOpen, onActor, onClear }: AuditRowsProps) {
  const write = useNumber();
  const { data, isPlaceholderData, isFetching, isFetchingNextPage, isRefetchError, error } = list;
  if (data === undefined) return <AuditTableSkeleton rows={25} />;
  const isNarrowed = match !== null || writeAuditQuery(place).size > 0;
  const isEmpty = events.length === 0;
  return (
    <section aria-label="Events" className={classes.rows}>
      <div className={classes.line}>
        <span role="status">
          {isPlaceholderData
            ? 'Loading …'
            : `${events.length === 1 ? '1 event' : `${write(events.length)} events`}${list.hasNextPage ? ', more below' : ''}`}
        </span>
        {isPlaceholderData ? null : (
          <span>
            {'Updated '}
            <TimeText iso={new Date(list.dataUpdatedAt).toISOString()} show="relative" />
          </span>
        )}
        <BusyButton
          size="xs"
          variant="default"
          className={classes.newer}
          isBusy={isFetching && !isFetchingNextPage}
          onClick={() => void list.readAgain()}
        >
          Refresh
        </BusyButton>
      </div>
      {isRefetchError && !isFetching ? (
        <PartFailure words="The audit log could not be refreshed. The list may be out of date." error={error} />
      ) : null}
      {data.pages[0]?.metadata.incomplete === true ? (
        <p className={classes.incomplete}>
          The masking rules changed, so some sessions can’t be searched yet and are missing here. Try again later.
        </p>
      ) : null}
      {isEmpty && !isPlaceholderData ? (
        <div className={classes.empty}>
          <p>{emptyWords(place, match, isNarrowed)}</p>
          {isNarrowed ? (
            <Button size="xs" variant="default" onClick={onClear}>
              {match === null ? 'Clear filters' : 'Clear value and filters'}
            </Button>
          ) : null}
        </div>
      ) : (
        <AuditTable events={events} isOld={isPlaceholderData} onOpen={onOpen} onActor={onActor} />
      )}
      {isPlaceholderData ? null : (
        <OlderRows
          key={JSON.stringify([place, match])}
          words="Older events"
          failure="Older events could not be loaded."
          className={classes.older}
          list={isRefetchError ? { ...list, error: null } : list}
        />
      )}
    </section>
  );
}

function emptyWords(place: AuditPlace, match: string | null, isNarrowed: boolean): string {
  if (isBackwards(place)) return 'No events: “Before” must be later than “From”.';
  if (match !== null) {
    return 'No results. Either no session you can see holds exactly this masked value now, or the filters exclude its events.';
  }
  return isNarrowed ? 'No events match these filters.' : 'No events yet.';
}
