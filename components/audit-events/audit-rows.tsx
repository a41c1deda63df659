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

/** The events that were found, newest first. Newer ones come when they are asked for: no row moves by itself. */
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
            ? 'Reading …'
            : `${events.length === 1 ? '1 event' : `${write(events.length)} events`}${list.hasNextPage ? ', older ones below' : ''}`}
        </span>
        {isPlaceholderData ? null : (
          <span>
            {'read '}
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
          Look for newer
        </BusyButton>
      </div>
      {isRefetchError && !isFetching ? (
        <PartFailure words="Nothing newer could be read. What is shown is as it was read." error={error} />
      ) : null}
      {data.pages[0]?.metadata.incomplete === true ? (
        <p className={classes.incomplete}>
          After a change of the masking rules some sessions cannot be searched yet. They are missing here. Ask again
          later.
        </p>
      ) : null}
      {isEmpty && !isPlaceholderData ? (
        <div className={classes.empty}>
          <p>{emptyWords(place, match, isNarrowed)}</p>
          {isNarrowed ? (
            <Button size="xs" variant="default" onClick={onClear}>
              {match === null ? 'Clear the filters' : 'Clear the value and the filters'}
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
          failure="The audit log could not be read on. What is shown is as it was read."
          className={classes.older}
          list={isRefetchError ? { ...list, error: null } : list}
        />
      )}
    </section>
  );
}

function emptyWords(place: AuditPlace, match: string | null, isNarrowed: boolean): string {
  if (isBackwards(place)) return 'The time ends before it begins, so no event is in it.';
  if (match !== null) {
    return 'Nothing was found. No session that you may see holds exactly this value as a masked one now, or the filters leave out what is recorded of it.';
  }
  return isNarrowed ? 'No event fits these filters.' : 'Nothing is on the record yet.';
}
