import { Button } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { narrowing } from '../addresses/list-address';
import { lazyComponent } from '../lazy/lazy-component';
import { LazyMenu } from '../lazy/lazy-menu';
import { LazyPanel } from '../lazy/lazy-panel';
import { AgentFilter } from './agent-filter';
import { type FilterBarProps, StatusFilter, TextFilter } from './filter-fields';
import classes from './lists.module.css';

const TimeFilter = lazyComponent(async () => (await import('./time-filter')).TimeFilter);
const MetadataFilter = lazyComponent(async () => (await import('./metadata-filter')).MetadataFilter);
const ExactValueFilter = lazyComponent(async () => (await import('./exact-value-filter')).ExactValueFilter);
const FilterDrawer = lazyComponent(async () => (await import('./filter-drawer')).FilterDrawer);

/** The filters of the list: in a row above it, or in a drawer where there is no room. */
export function FilterBar(props: FilterBarProps) {
  const { filters, onChange, match, onMatch, metadataProblem } = props;
  const [isMetadataOpen, setMetadataOpen] = useState(false);
  const showsMetadata = isMetadataOpen || metadataProblem !== undefined;
  const timesSet = narrowing(filters).filter((name) => /_(after|before)$/.test(name)).length;
  return (
    <section aria-label="Filters" className={classes.filters}>
      <div className={classes.bar}>
        <div className={classes.text}>
          <TextFilter filters={filters} onChange={onChange} />
        </div>
        <DrawerButton {...props} />
        <div className={classes.wide}>
          <div className={classes.agentField}>
            <AgentFilter filters={filters} onChange={onChange} />
          </div>
          <StatusFilter filters={filters} onChange={onChange} />
          <LazyMenu label={timesSet === 0 ? 'Time' : 'Time: set'} width={440} side="start">
            {(close) => (
              <TimeFilter
                filters={filters}
                onChange={(change) => {
                  onChange(change);
                  close();
                }}
              />
            )}
          </LazyMenu>
          <Button
            variant="default"
            aria-expanded={showsMetadata}
            rightSection={<IconChevronDown size={14} stroke={1.75} aria-hidden />}
            onClick={() => setMetadataOpen(!showsMetadata)}
          >
            {filters.metadata_filter === undefined ? 'Metadata' : 'Metadata: set'}
          </Button>
          {onMatch !== null && (
            <LazyMenu label={match === null ? 'Exact value' : 'Exact value: set'} width={340} side="start">
              {(close) => (
                <ExactValueFilter
                  match={match}
                  onMatch={(value) => {
                    onMatch(value);
                    close();
                  }}
                />
              )}
            </LazyMenu>
          )}
        </div>
      </div>
      {showsMetadata && (
        <div className={classes.panel}>
          <LazyPanel fallback={<p className={classes.opening}>Loading conditions…</p>}>
            <MetadataFilter filters={filters} onChange={onChange} problem={metadataProblem} />
          </LazyPanel>
        </div>
      )}
    </section>
  );
}

/** The button that opens the drawer, where there is no room for the row. */
function DrawerButton(props: FilterBarProps) {
  const { filters, match } = props;
  const [isDrawn, setDrawn] = useState<boolean | null>(null);
  const count = narrowing(filters).filter((name) => name !== 'q').length + (match === null ? 0 : 1);
  return (
    <>
      <Button
        className={classes.drawerButton}
        variant="default"
        leftSection={<IconAdjustmentsHorizontal size={16} stroke={1.75} aria-hidden />}
        aria-haspopup="dialog"
        onClick={() => setDrawn(true)}
      >
        {count === 0 ? 'Filters' : `Filters (${count})`}
      </Button>
      {isDrawn === null ? null : (
        <LazyPanel>
          <FilterDrawer {...props} opened={isDrawn} onClose={() => setDrawn(false)} />
        </LazyPanel>
      )}
    </>
  );
}
