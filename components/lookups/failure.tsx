import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { describeFailure } from '#hooks/failures';
import { CopyableId } from '../ids/copyable-id';
import { useNumber } from '../numbers/use-number';
import { problemWords } from '../problems/problem-words';
import classes from './look-up.module.css';

/** A look-up that failed: what happened, that the text is kept, what to do, and the request ID. */
export function Failure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { code, messages, requestId, retryAfterSeconds } = describeFailure(error);
  const write = useNumber();
  const { title } = problemWords(code, messages);
  return (
    <div className={classes.notice} data-kind="failure" role="alert">
      <IconAlertTriangle size={18} stroke={1.75} aria-hidden className={classes.noticeIcon} />
      <div className={classes.noticeText}>
        <p>
          <strong>{title}.</strong> {messages.filter((message) => message !== `${title}.`).join(' ')}
        </p>
        <p>
          Your text is still here.{' '}
          {retryAfterSeconds === undefined
            ? code === 'unreachable' && 'Check your connection, then try again.'
            : `Try again in ${write(retryAfterSeconds)} s.`}
        </p>
        {requestId !== undefined && (
          <p className={classes.dimmed}>
            Request ID <CopyableId id={requestId} what="The request ID" />
          </p>
        )}
        <Button variant="default" size="compact-sm" onClick={onRetry}>
          Try again
        </Button>
      </div>
    </div>
  );
}
