import { Button } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { late } from '../shell/late';
import { LateMenu } from '../shell/late-menu';
import { LatePart } from '../shell/late-part';
import { AgentFilter } from './agent-filter';
import { type FilterBarProps, StatusFilter, TextFilter } from './filter-fields';
import { narrowing } from './list-address';
import classes from './lists.module.css';

const TimeFilter = late(async () => (await import('./time-filter')).TimeFilter);
const MetadataFilter = late(async () => (await import('./metadata-filter')).MetadataFilter);
const ExactValueFilter = late(async () => (await import('./exact-value-filter')).ExactValueFilter);
const FilterDrawer = late(async () => (await import('./filter-drawer')).FilterDrawer);

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
          <LateMenu label={timesSet === 0 ? 'Time' : 'Time: set'} width={440} side="start">
            {(close) => (
              <TimeFilter
                filters={filters}
                onChange={(change) => {
                  onChange(change);
                  close();
                }}
              />
            )}
          </LateMenu>
          <Button
            variant="default"
            aria-expanded={showsMetadata}
            rightSection={<IconChevronDown size={14} stroke={1.75} aria-hidden />}
            onClick={() => setMetadataOpen(!showsMetadata)}
          >
            {filters.metadata_filter === undefined ? 'Metadata' : 'Metadata: set'}
          </Button>
          {onMatch !== null && (
            <LateMenu label={match === null ? 'Exact value' : 'Exact value: set'} width={340} side="start">
              {(close) => (
                <ExactValueFilter
                  match={match}
                  onMatch={(value) => {
                    onMatch(value);
                    close();
                  }}
                />
              )}
            </LateMenu>
          )}
        </div>
      </div>
      {showsMetadata && (
        <div className={classes.panel}>
          <LatePart fallback={<p className={classes.opening}>Loading conditions…</p>}>
            <MetadataFilter filters={filters} onChange={onChange} problem={metadataProblem} />
          </LatePart>
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
        <LatePart>
          <FilterDrawer {...props} opened={isDrawn} onClose={() => setDrawn(false)} />
        </LatePart>
      )}
    </>
  );
}
