import { IconAlertTriangle } from '@tabler/icons-react';
import type { Masking } from '#contract/masking';
import { useNumber } from '../numbers/use-number';
import { changesBetween } from './masking-changes';
import classes from './masking-rules.module.css';

const maxPaths = 6;

type ChangeSummaryProps = {
  label: string;
  before: Masking;
  after: Masking;
  /** the change is not saved yet: a separate sentence warns if it masks less */
  isAhead?: boolean;
};

/** The changes between two sets of rules, in a few words each, with the paths; and whether they mask less. */
export function ChangeSummary({ label, before, after, isAhead = false }: ChangeSummaryProps) {
  const write = useNumber();
  const changes = changesBetween(before, after, write);
  if (changes.length === 0) {
    return <p>Only how paths are written, or rules that have no effect. The same values stay masked.</p>;
  }
  return (
    <>
      <ul aria-label={label} className={classes.changes}>
        {changes.map(({ words, paths, isWeaker }) => (
          <li key={words}>
            {`${words.charAt(0).toUpperCase()}${words.slice(1)}`}
            {isWeaker ? ' (masks less)' : ''}
            {paths.length === 0 ? null : ': '}
            {paths.slice(0, maxPaths).map((path, index) => (
              <span key={path}>
                {index === 0 ? '' : ', '}
                <code dir="ltr">{path}</code>
              </span>
            ))}
            {paths.length > maxPaths ? ` and ${write(paths.length - maxPaths)} more` : ''}
          </li>
        ))}
      </ul>
      {isAhead && changes.some(({ isWeaker }) => isWeaker) ? (
        <div className={classes.weaker}>
          <IconAlertTriangle size={18} stroke={1.75} aria-hidden />
          <p>
            <strong>This weakens masking.</strong> Anyone who can read the sessions will see values that are masked now.
            Existing masked share links keep masking what they masked when they were created.
          </p>
        </div>
      ) : null}
    </>
  );
}
