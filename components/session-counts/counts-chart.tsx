import { VisuallyHidden } from '@mantine/core';
import { type KeyboardEvent, use, useRef, useState } from 'react';
import type { Bucket } from '#contract/session-counts';
import type { ViewFilters } from '#contract/views';
import { type CountsAhead, useSessionCounts } from '#hooks/use-session-counts';
import { useNumber } from '../numbers/use-number';
import { PartFailure } from '../problems/part-failure';
import { type Bar, barsOf } from './bars';
import classes from './counts-chart.module.css';

type CountsChartProps = {
  filters: ViewFilters;
  match: string | null;
  ahead: Promise<CountsAhead | null>;
  /** a bar was chosen: from its time until the next one's */
  onRange: (from: string, until: string) => void;
};

/** How many sessions there are over time, by status. A bar sets the time that the list shows. */
export function CountsChart({ filters, match, ahead, onRange }: CountsChartProps) {
  const write = useNumber();
  const { data, isError, error, isPlaceholderData, refetch } = useSessionCounts(filters, match, use(ahead));
  if (isError) {
    return <PartFailure words="The sessions could not be counted." error={error} onRetry={() => void refetch()} />;
  }
  if (data === undefined) return <p className={classes.words}>Counting the sessions …</p>;
  const { bucket, stopped, incomplete } = data.metadata;
  const bars = barsOf(data.session_counts, bucket);
  if (bars.length === 0) return <p className={classes.words}>Nothing to count.</p>;
  return (
    <figure className={classes.figure} data-old={isPlaceholderData || undefined}>
      <figcaption className={classes.caption}>
        <span>
          Created, per {bucket} (UTC)
          {stopped && '. Two seconds were over: older ones are missing'}
          {incomplete && '. Some cannot be searched yet'}
        </span>
        <span className={classes.legend} aria-hidden>
          <span data-status="enabled">Enabled</span>
          <span data-status="disabled">Disabled</span>
        </span>
      </figcaption>
      <Bars bars={bars} bucket={bucket} onRange={onRange} />
      <div className={classes.axis} aria-hidden>
        <span>{day(bars[0]?.from)}</span>
        <span>{day(bars.at(-1)?.from)}</span>
      </div>
      <VisuallyHidden>
        <table>
          <caption>Sessions by the time of their creation, per {bucket}, in UTC</caption>
          <thead>
            <tr>
              <th scope="col">From</th>
              <th scope="col">Enabled</th>
              <th scope="col">Disabled</th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ from, enabled, disabled }) => (
              <tr key={from}>
                <th scope="row">{nameOf(from, bucket)}</th>
                <td>{write(enabled)}</td>
                <td>{write(disabled)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </figure>
  );
}

type BarsProps = { bars: Bar[]; bucket: Bucket; onRange: (from: string, until: string) => void };

/** The bars are one stop of the Tab key; arrow keys go from bar to bar. */
function Bars({ bars, bucket, onRange }: BarsProps) {
  const write = useNumber();
  const group = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const stop = Math.min(current, bars.length - 1);
  const most = Math.max(...bars.map(({ total }) => total));
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowLeft: stop - 1,
      ArrowRight: stop + 1,
      Home: 0,
      End: bars.length - 1,
    };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const bounded = Math.max(0, Math.min(bars.length - 1, next));
    setCurrent(bounded);
    group.current?.querySelectorAll('button')[bounded]?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div
      ref={group}
      role="group"
      aria-label={`Sessions over time; at most ${write(most)} in a ${bucket}`}
      className={classes.bars}
      onKeyDown={onKeyDown}
    >
      {bars.map(({ from, until, enabled, disabled, total, left, width }, index) => (
        <button
          key={from}
          type="button"
          className={classes.bar}
          style={{ insetInlineStart: `${left}%`, width: `${width}%` }}
          tabIndex={index === stop ? 0 : -1}
          title={`${nameOf(from, bucket)}: ${write(enabled)} enabled, ${write(disabled)} disabled`}
          aria-label={`${nameOf(from, bucket)}: ${write(enabled)} enabled, ${write(disabled)} disabled. Show only these`}
          onFocus={() => setCurrent(index)}
          onClick={() => onRange(from, until)}
        >
          <span className={classes.stack} style={{ height: `${(total / most) * 100}%` }}>
            <span data-status="disabled" style={{ flexGrow: disabled }} />
            <span data-status="enabled" style={{ flexGrow: enabled }} />
          </span>
        </button>
      ))}
    </div>
  );
}

function day(iso = ''): string {
  return iso.slice(0, 10);
}

function nameOf(from: string, bucket: Bucket): string {
  if (bucket === 'hour') return `${day(from)}, ${from.slice(11, 16)} UTC`;
  return bucket === 'month' ? from.slice(0, 7) : bucket === 'week' ? `Week from ${day(from)}` : day(from);
}
