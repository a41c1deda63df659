import { maxPastedItems } from '#contract/pasted-text/lines';
import type { IdPartState } from './id-part-words';
import { IdParts } from './id-parts';
import classes from './look-up.module.css';
import { refusals } from './refusals';

type StatusLineProps = {
  refusal: string | null;
  idParts: IdPartState[];
  lines: number;
  isEmpty: boolean;
  isTooLarge: boolean;
  busy: string | null;
};

/** The line under the box. Its place is kept while it is empty, so that nothing below moves. */
export function StatusLine({ refusal, idParts: halves, lines, isEmpty, isTooLarge, busy }: StatusLineProps) {
  const wrong = refusal ?? (isTooLarge ? refusals.tooLarge : lines > maxPastedItems ? refusals.tooMany : null);
  if (wrong !== null) return <IdParts halves={[{ kind: 'session', id: null, state: 'wrong', words: wrong }]} />;
  if (lines > 1) return <p className={classes.dimmed}>{busy ?? `${lines} lines: each is looked up.`}</p>;
  if (halves.length === 0) return <p className={classes.dimmed}>{busy ?? hint(isEmpty)}</p>;
  return (
    <>
      <IdParts halves={halves} />
      {busy !== null && <p className={classes.busy}>{busy}</p>}
    </>
  );
}

/** What the box is doing, in words; null where it waits for a text. */
export function busyWords(isPending: boolean, isBusy: boolean): string | null {
  if (isPending) return 'Looking it up …';
  return isBusy ? 'Found. Opening it …' : null;
}

function hint(isEmpty: boolean): string {
  return isEmpty
    ? 'Two IDs in any order, a session ID or request ID alone, or anything that holds them, up to 100 lines. Shift+Enter makes a new line.'
    : 'No ID of an agent (agt_…) or a session (ase_…) in it yet.';
}
