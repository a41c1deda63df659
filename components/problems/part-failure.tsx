import { Button } from '@mantine/core';
import { describeFailure } from '#hooks/failures';
import { CopyableId } from '../ids/copyable-id';
import classes from './problem.module.css';
import { problemWords } from './problem-words';

type PartFailureProps = {
  /** what did not happen, and what was kept: "Nothing was saved. Your text is still here." */
  words: string;
  error: unknown;
  onRetry?: () => void;
};

/** A part of a page that failed while the rest of it is fine: what happened, what to do, the request id. */
export function PartFailure({ words, error, onRetry }: PartFailureProps) {
  const { code, messages, requestId } = describeFailure(error);
  const help =
    code === 'forbidden'
      ? problemWords(code, messages).next
      : code === 'unauthorized'
        ? ['Sign in again in another window, then try again here.']
        : [];
  return (
    <div role="alert" className={classes.part}>
      <p>
        <strong>{words}</strong> {[...messages, ...help].join(' ')}
      </p>
      {requestId === undefined ? null : (
        <div className={classes.request}>
          <span>Request ID</span>
          <CopyableId id={requestId} what="The request ID" />
        </div>
      )}
      {onRetry === undefined ? null : (
        <Button size="xs" variant="default" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}
