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

/** The status line under the box. It takes its space while empty, so that nothing below moves. */
export function StatusLine({ refusal, idParts, lines, isEmpty, isTooLarge, busy }: StatusLineProps) {
  const wrong = refusal ?? (isTooLarge ? refusals.tooLarge : lines > maxPastedItems ? refusals.tooMany : null);
  if (wrong !== null) return <IdParts parts={[{ kind: 'session', id: null, state: 'wrong', words: wrong }]} />;
  if (lines > 1) return <p className={classes.dimmed}>{busy ?? `${lines} lines, each looked up separately.`}</p>;
  if (idParts.length === 0) return <p className={classes.dimmed}>{busy ?? hint(isEmpty)}</p>;
  return (
    <>
      <IdParts parts={idParts} />
      {busy !== null && <p className={classes.busy}>{busy}</p>}
    </>
  );
}

/** Returns what the box is doing, in words; null while it waits for input. */
export function busyWords(isPending: boolean, isBusy: boolean): string | null {
  if (isPending) return 'Looking up …';
  return isBusy ? 'Found. Opening …' : null;
}

function hint(isEmpty: boolean): string {
  return isEmpty
    ? 'Two IDs in any order, just a session ID or request ID, or any text that contains them. Up to 100 lines; Shift+Enter adds a line.'
    : 'No agent or session ID found.';
}
