import { describeFailure } from '#hooks/failures';
import classes from './problem.module.css';
import { RequestId } from './request-id';

/** Under a form whose errors are shown at its fields: what did not happen, what was kept, the request ID. */
export function FieldFailure({ words, error }: { words: string; error: unknown }) {
  return (
    <div role="alert" className={classes.part}>
      <p>
        <strong>{words}</strong>
      </p>
      <RequestId id={describeFailure(error).requestId} />
    </div>
  );
}
