import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Failure } from '#hooks/failures';
import classes from './problem.module.css';
import { RequestId } from './request-id';

/** An invalid filter, and what is wrong with it. */
export type WrongPart = { name: string; problem: string };

type FilterNoticeProps = { title: string; requestId?: string | undefined; children: ReactNode };

/** Shown in place of a list that could not be loaded: why, the request ID, and what to do. */
export function FilterNotice({ title, requestId, children }: FilterNoticeProps) {
  return (
    <div className={classes.notice} role="alert">
      <IconAlertTriangle size={18} stroke={1.75} aria-hidden className={classes.noticeIcon} />
      <div className={classes.noticeText}>
        <p>
          <strong>{title}.</strong>
        </p>
        {children}
        <RequestId id={requestId} />
      </div>
    </div>
  );
}

type WrongPartsProps = {
  parts: readonly WrongPart[];
  /** the filters' labels */
  partNames: Readonly<Record<string, string>>;
  onRemove: (name: string) => void;
  /** a button label other than "Remove the … filter" */
  removal?: (name: string) => string | undefined;
  /** anything else to show about a filter */
  detail?: (part: WrongPart) => ReactNode;
};

/** The invalid filters, each with a button that removes only that filter. */
export function WrongParts({ parts, partNames, onRemove, removal, detail }: WrongPartsProps) {
  return (
    <ul className={classes.parts}>
      {parts.map((part) => (
        <li key={`${part.name} ${part.problem}`}>
          <span>
            <strong>{partNames[part.name] ?? part.name}</strong>: {part.problem}.
          </span>
          {detail?.(part)}
          <Button size="compact-sm" variant="default" onClick={() => onRemove(part.name)}>
            {removal?.(part.name) ?? removeWords(partNames[part.name] ?? part.name)}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function removeWords(name: string): string {
  return `Remove the ${name.charAt(0).toLowerCase()}${name.slice(1)} filter`;
}

/** Returns the filters of `partNames` that the API refused. */
export function refusedParts({ fieldErrors }: Failure, partNames: Readonly<Record<string, string>>): WrongPart[] {
  return Object.entries(fieldErrors ?? {})
    .filter(([name]) => name in partNames)
    .map(([name, problem]) => ({ name, problem }));
}

const tooSlow = /stopped after 2 seconds/;

/** Returns whether a search was given up because it took too long. */
export function isTooSlow({ messages }: Failure): boolean {
  return messages.some((message) => tooSlow.test(message));
}

type SlowNoticeProps = { failure: Failure; onLastWeek: () => void; onRetry: () => void };

/** Shown in place of a search that took too long: how to search less. */
export function SlowNotice({ failure, onLastWeek, onRetry }: SlowNoticeProps) {
  return (
    <FilterNotice title="The search took too long" requestId={failure.requestId}>
      <p>{failure.messages.join(' ')} Your filters are kept.</p>
      <div className={classes.choices}>
        <Button size="compact-sm" variant="default" onClick={onLastWeek}>
          Only the last 7 days
        </Button>
        <Button size="compact-sm" variant="default" onClick={onRetry}>
          Try again
        </Button>
      </div>
    </FilterNotice>
  );
}
