import { mostPastedItems } from '#contract/pasted-lines';
import type { HalfState } from './half-words';
import { Halves } from './halves';
import classes from './look-up.module.css';
import { refusals } from './refusals';

type BesideProps = {
  refusal: string | null;
  halves: HalfState[];
  lines: number;
  isEmpty: boolean;
  isTooLarge: boolean;
  busy: string | null;
};

/** The status line under the box. It takes its space while empty, so that nothing below moves. */
export function Beside({ refusal, halves, lines, isEmpty, isTooLarge, busy }: BesideProps) {
  const wrong = refusal ?? (isTooLarge ? refusals.tooLarge : lines > mostPastedItems ? refusals.tooMany : null);
  if (wrong !== null) return <Halves halves={[{ kind: 'session', id: null, state: 'wrong', words: wrong }]} />;
  if (lines > 1) return <p className={classes.dimmed}>{busy ?? `${lines} lines, each looked up separately.`}</p>;
  if (halves.length === 0) return <p className={classes.dimmed}>{busy ?? hint(isEmpty)}</p>;
  return (
    <>
      <Halves halves={halves} />
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
