import { VisuallyHidden } from '@mantine/core';
import { type KeyboardEvent, use, useEffect, useRef, useState } from 'react';
import type { Bucket } from '#contract/session-counts';
import type { ViewFilters } from '#contract/views';
import { type CountsAhead, useSessionCounts } from '#hooks/use-session-counts';
import { PartFailure } from '../problems/part-failure';
import { useTimeDisplay } from '../times/time-display';
import { type BarWords, barWords } from './bar-words';
import { type Bar, barsOf } from './bars';
import classes from './counts-chart.module.css';

type CountsChartProps = {
  filters: ViewFilters;
  match: string | null;
  ahead: Promise<CountsAhead | null>;
  /** called when a bar is chosen, with its start and the start of the next one */
  onRange: (from: string, until: string) => void;
};

/** The number of sessions over time, by status. Choosing a bar filters the list to its time. */
export function CountsChart({ filters, match, ahead, onRange }: CountsChartProps) {
  const { data, isError, error, isPlaceholderData, refetch } = useSessionCounts(filters, match, use(ahead));
  const reader = useTimeDisplay();
  if (isError) {
    return <PartFailure words="The sessions could not be counted." error={error} onRetry={() => void refetch()} />;
  }
  if (data === undefined) return <p className={classes.words}>Counting sessions…</p>;
  const { bucket, stopped, incomplete } = data.metadata;
  const bars = barsOf(data.session_counts, bucket);
  const words = barWords(reader, bucket);
  if (bars.length === 0) return <p className={classes.words}>No data for these filters</p>;
  return (
    <figure className={classes.figure} data-old={isPlaceholderData || undefined}>
      <figcaption className={classes.caption}>
        <span>
          Created per {bucket} ({words.zone}){stopped && '. Stopped after 2 seconds: older sessions are missing'}
          {incomplete && '. Some sessions can’t be searched yet'}
        </span>
        <span className={classes.legend} aria-hidden>
          <span data-status="enabled">Enabled</span>
          <span data-status="disabled">Disabled</span>
        </span>
      </figcaption>
      <Bars bars={bars} bucket={bucket} words={words} onRange={onRange} />
      <div className={classes.axis} aria-hidden>
        <span>{words.from(bars[0]?.from ?? '')}</span>
        <span>{words.from(bars.at(-1)?.from ?? '')}</span>
      </div>
      <VisuallyHidden>
        <table>
          <caption>
            Sessions by creation time, per {bucket}, {words.zone}
          </caption>
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
                <th scope="row">{words.from(from)}</th>
                <td>{words.count(enabled)}</td>
                <td>{words.count(disabled)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </figure>
  );
}

type BarsProps = { bars: Bar[]; bucket: Bucket; words: BarWords; onRange: (from: string, until: string) => void };

/** The bars are a single tab stop; arrow keys move between them. */
function Bars({ bars, bucket, words, onRange }: BarsProps) {
  const group = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const stop = Math.min(current, bars.length - 1);
  const most = Math.max(...bars.map(({ total }) => total));
  // The chosen range has new bars: move the focus to the first of them.
  const isChosen = useRef(false);
  useEffect(() => {
    const buttons = group.current?.querySelectorAll('button');
    if (!isChosen.current || bars.length === 0 || document.activeElement !== document.body) return;
    isChosen.current = false;
    buttons?.[0]?.focus({ preventScroll: true });
  }, [bars]);
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
      aria-label={`Sessions over time; up to ${words.count(most)} per ${bucket}`}
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
          title={`${words.name(from)}: ${words.count(enabled)} enabled, ${words.count(disabled)} disabled`}
          aria-label={`${words.name(from)}: ${words.count(enabled)} enabled, ${words.count(disabled)} disabled. Show only these`}
          onFocus={() => setCurrent(index)}
          onClick={() => {
            isChosen.current = true;
            onRange(from, until);
          }}
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
