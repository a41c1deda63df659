'use client';

import { useSyncExternalStore } from 'react';
import type { ViewFilters } from '#contract/views';
import type { CountsAhead } from '#hooks/use-session-counts';
import { late } from '../shell/late';
import { LatePart } from '../shell/late-part';
import classes from './counts-panel.module.css';

const CountsChart = late(async () => (await import('./counts-chart')).CountsChart);

type CountsPanelProps = {
  filters: ViewFilters;
  match: string | null;
  ahead: Promise<CountsAhead | null>;
  onRange: (from: string, until: string) => void;
};

/** The chart's place, which is kept while the chart and its numbers are on their way, so that nothing below it moves. */
export function CountsPanel(props: CountsPanelProps) {
  // The chart writes times and numbers as this browser does, so the server leaves it out.
  const isInBrowser = useSyncExternalStore(neverChanges, isTrue, isFalse);
  const waiting = <p className={classes.words}>Counting the sessions …</p>;
  return (
    <section aria-label="Sessions over time" className={classes.panel} data-only-screen>
      {isInBrowser ? (
        <LatePart fallback={waiting}>
          <CountsChart {...props} />
        </LatePart>
      ) : (
        waiting
      )}
    </section>
  );
}

const neverChanges = () => () => {};
const isTrue = () => true;
const isFalse = () => false;
