import type { ViewFilters } from '#contract/views';
import { ColumnMenu } from './column-menu';
import classes from './lists.module.css';

type ListActionsProps = { filters: ViewFilters; match: string | null; mayExport: boolean; isAsked: boolean };

/** What one can do with the list as a whole. */
export function ListActions(_props: ListActionsProps) {
  return (
    <div className={classes.actions}>
      <ColumnMenu />
    </div>
  );
}
