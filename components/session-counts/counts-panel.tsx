'use client';

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

/** The chart's container, which keeps its size while the chart and its numbers load, so that nothing below it moves. */
export function CountsPanel(props: CountsPanelProps) {
  return (
    <section aria-label="Sessions over time" className={classes.panel} data-only-screen>
      <LatePart fallback={<p className={classes.words}>Counting sessions…</p>}>
        <CountsChart {...props} />
      </LatePart>
    </section>
  );
}
