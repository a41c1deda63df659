import { KeyText } from '../metadata/key-text';
import classes from './revisions.module.css';

/** The keys of a JSON Pointer as a readable path, with separators. */
export function PathText({ keys }: { keys: readonly string[] }) {
  let at = '';
  return keys.map((key, index) => {
    at += `/${key}`;
    return (
      <span key={at}>
        {index === 0 ? null : (
          <span className={classes.separator} aria-hidden>
            {' › '}
          </span>
        )}
        <KeyText name={key} find={null} />
      </span>
    );
  });
}
