'use client';

import dynamic from 'next/dynamic';
import type { ViewFilters } from '#contract/views';
import classes from './counts-panel.module.css';

const CountsChart = dynamic(() => import('./counts-chart').then((module) => module.CountsChart), { ssr: false });

type CountsPanelProps = {
  filters: ViewFilters;
  match: string | null;
  onRange: (from: string, until: string) => void;
};

/** The chart's place, which is kept while the chart is on its way, so that nothing below it moves. */
export function CountsPanel(props: CountsPanelProps) {
  return (
    <section aria-label="Sessions over time" className={classes.panel}>
      <CountsChart {...props} />
    </section>
  );
}
