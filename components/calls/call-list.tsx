import { Skeleton } from '@mantine/core';
import { IconBan, IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Call } from '#contract/calls';
import classes from '../audit-events/audit-events.module.css';
import { OlderRows, type OlderRowsProps } from '../paging/older-rows';
import { PartFailure } from '../problems/part-failure';
import { TimeText } from '../times/time-text';

const firstFailure = 400;

type CallListProps = {
  list: OlderRowsProps['list'] & {
    data: { pages: { calls: Call[] }[] } | undefined;
    isFetching: boolean;
    isPlaceholderData: boolean;
    refetch: () => unknown;
  };
  /** shown when there are no calls */
  none: ReactNode;
  /** shown when older calls could not be loaded */
  failure: string;
  row: (call: Call) => ReactNode;
};

/** API calls as their hook returns them, newest first, with the loading, empty and failed states. */
export function CallList({ list, none, failure, row }: CallListProps) {
  const { data, error, isFetching, isPlaceholderData, refetch } = list;
  if (data === undefined) {
    return error === null || isFetching ? (
      <Skeleton height={240} aria-label="Loading the calls" />
    ) : (
      <PartFailure words="The calls could not be loaded." error={error} onRetry={() => void refetch()} />
    );
  }
  const calls = data.pages.flatMap((page) => page.calls);
  return (
    <>
      {calls.length === 0 ? (
        <p className={classes.quiet}>{none}</p>
      ) : (
        <ol
          className={`${classes.events} ${classes.calls}`}
          aria-busy={isPlaceholderData}
          data-old={isPlaceholderData || undefined}
        >
          {calls.map(row)}
        </ol>
      )}
      <OlderRows words="Older calls" failure={failure} className={classes.older} list={list} />
    </>
  );
}

type CallRowProps = {
  call: Call;
  /** the caller, if the list has calls of several */
  who?: ReactNode;
  /** the path that was called */
  path: string;
  request: ReactNode;
  /** further details, between the request ID and the duration */
  children?: ReactNode;
};

/** One call: when, what, its request ID, and its status. */
export function CallRow({ call, who, path, request, children }: CallRowProps) {
  const isOk = call.status < firstFailure;
  return (
    <li className={classes.event}>
      <span className={classes.time}>
        <TimeText iso={call.at} />
      </span>
      <span className={classes.what}>
        {who}
        <span className={classes.call} dir="ltr">{`${call.method} ${path}`}</span>
        <dl className={classes.details}>
          <div>
            <dt>Request</dt>
            <dd>{request}</dd>
          </div>
          {children}
          <div>
            <dt>Duration</dt>
            <dd>{`${call.duration_ms} ms`}</dd>
          </div>
        </dl>
      </span>
      <span className={classes.outcome} data-refused={!isOk || undefined}>
        {isOk ? <IconCheck size={14} stroke={2} aria-hidden /> : <IconBan size={14} stroke={2} aria-hidden />}
        <span>
          {call.status}
          {call.code === null ? null : <span className={classes.code}>{call.code}</span>}
        </span>
      </span>
    </li>
  );
}
