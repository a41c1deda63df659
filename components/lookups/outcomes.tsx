import type { Outcome } from '#contract/lookups';
import { Answer } from './answer';
import { halvesAfter } from './half-words';
import { Halves } from './halves';
import classes from './look-up.module.css';

/** What each line of a pasted text came to, in the order of the lines. */
export function Outcomes({ outcomes, onTry }: { outcomes: Outcome[]; onTry: (text: string) => void }) {
  const found = outcomes.filter(({ outcome }) => outcome.startsWith('found')).length;
  return (
    <>
      <p className={classes.dimmed}>
        {found} of {outcomes.length} lines lead to a session.
      </p>
      <ol className={classes.outcomes}>
        {outcomes.map((outcome) => (
          <li key={outcome.line} className={classes.outcome}>
            <span className={classes.line}>Line {outcome.line}</span>
            <div className={classes.ofLine}>
              <Halves halves={halvesAfter(outcome)} />
              {outcome.outcome === 'nothing_recognised' && outcome.did_you_mean.length === 0 ? (
                <p className={classes.dimmed}>Nothing in it is known here.</p>
              ) : (
                <Answer outcome={outcome} onTry={onTry} />
              )}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
