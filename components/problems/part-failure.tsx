import { Button } from '@mantine/core';
import { describeFailure } from '#hooks/failures';
import { useNumber } from '../numbers/use-number';
import { failureWords } from './failure-words';
import classes from './problem.module.css';
import { RequestId } from './request-id';

type PartFailureProps = {
  /** what did not happen, and what was kept: "Nothing was saved. Your text is still here." */
  words: string;
  /** in place of `words` where a change got no response, so that nobody knows whether it happened */
  unknown?: string;
  error: unknown;
  onRetry?: () => void;
};

/** A part of a page that failed while the rest works: what happened, what to do, and the request ID. */
export function PartFailure({ error, onRetry, ...said }: PartFailureProps) {
  const write = useNumber();
  const failure = describeFailure(error);
  const { title, sentences } = failureWords(said, failure, write);
  return (
    <div role="alert" className={classes.part}>
      <p>
        <strong>{title}</strong> {sentences.join(' ')}
      </p>
      <RequestId id={failure.requestId} />
      {onRetry === undefined ? null : (
        <Button size="xs" variant="default" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}
