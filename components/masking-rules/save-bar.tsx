import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { Settings } from '#contract/settings';
import { useAnnounce } from '../notices/announcer';
import { useNumber, type WriteNumber } from '../numbers/use-number';
import classes from './masking-rules.module.css';

type SaveBarProps = {
  /** the changes in a few words; null if there are none */
  changes: string | null;
  problem: string | null;
  isOvertaken: boolean;
  isSaved: boolean;
  rebuild: Settings['rebuild'];
  onReview: () => void;
  onDiscard: () => void;
};

/** At the bottom of the page, always visible: the unsaved changes, or the progress of rebuilding search. */
export function SaveBar({ changes, problem, isOvertaken, isSaved, rebuild, onReview, onDiscard }: SaveBarProps) {
  const write = useNumber();
  const review = useRef<HTMLButtonElement>(null);
  useRebuildSaid(rebuild.state);
  return (
    <section aria-label="Saving" className={classes.bar}>
      <div className={classes.barText}>
        {problem === null ? null : (
          <p role="alert" className={classes.problem}>
            {problem}
          </p>
        )}
        {changes === null ? (
          <p>
            {isSaved ? 'Saved. ' : 'No changes.  '}
            <span className={classes.quiet}>{rebuildWords(rebuild, write)}</span>
          </p>
        ) : (
          <p>
            <strong>Not saved:</strong> {changes}
            {isOvertaken ? ' Someone else changed the rules: saving shows you both.' : ''}
          </p>
        )}
      </div>
      <div className={classes.barButtons}>
        <Button
          size="xs"
          variant="default"
          disabled={changes === null}
          onClick={() => {
            onDiscard();
            // This button is disabled now.
            review.current?.focus();
          }}
        >
          Discard changes
        </Button>
        <Button
          ref={review}
          size="xs"
          aria-haspopup="dialog"
          // Not disabled, so that it can take the focus back from the dialog.
          aria-disabled={changes === null || undefined}
          data-disabled={changes === null || undefined}
          onClick={onReview}
        >
          Review and save…
        </Button>
      </div>
    </section>
  );
}

function rebuildWords({ state, rows_left, rows }: Settings['rebuild'], write: WriteNumber): string {
  if (state === 'done') return 'Search is up to date.';
  if (rows_left === null || rows === null) return 'Search is being rebuilt: many sessions left.';
  return `Search is being rebuilt: ${write(rows_left)} of ${write(rows)} sessions left.`;
}

/** The falling numbers are not announced, but the end is. */
function useRebuildSaid(state: Settings['rebuild']['state']): void {
  const announce = useAnnounce();
  const before = useRef(state);
  useEffect(() => {
    if (before.current === 'running' && state === 'done') announce('Search now uses the new rules.');
    before.current = state;
  }, [announce, state]);
}
