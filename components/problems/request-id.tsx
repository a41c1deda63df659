import { CopyableId } from '../ids/copyable-id';
import classes from './problem.module.css';

/** The request ID of a failure, to copy; nothing where there was no response to bring one. */
export function RequestId({ id }: { id: string | undefined }) {
  if (id === undefined) return null;
  return (
    <div className={classes.request}>
      <span>Request ID</span>
      <CopyableId id={id} what="The request ID" />
    </div>
  );
}
