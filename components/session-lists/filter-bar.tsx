import { Button, Drawer, Popover } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { AgentFilter, ExactValueFilter, type FilterProps, OrderField, StatusFilter, TextFilter } from './filter-fields';
import { narrowing } from './list-address';
import classes from './lists.module.css';
import { MetadataFilter } from './metadata-filter';
import { TimeFilter } from './time-filter';

export type FilterBarProps = FilterProps & {
  match: string | null;
  /** null: one may not search for personal values */
  onMatch: ((match: string | null) => void) | null;
  metadataProblem: string | undefined;
};

/** What the list is filtered by: in a row above it, or in a drawer where there is no room. */
export function FilterBar(props: FilterBarProps) {
  const { filters, onChange, match, onMatch, metadataProblem } = props;
  const [isDrawn, setDrawn] = useState(false);
  const [isMetadataOpen, setMetadataOpen] = useState(false);
  const showsMetadata = isMetadataOpen || metadataProblem !== undefined;
  const count = narrowing(filters).filter((name) => name !== 'q').length + (match === null ? 0 : 1);
  const timesSet = narrowing(filters).filter((name) => /_(after|before)$/.test(name)).length;
  const panels = {
    text: <TextFilter filters={filters} onChange={onChange} />,
    metadata: <MetadataFilter filters={filters} onChange={onChange} problem={metadataProblem} />,
  };
  return (
    <section aria-label="Filters" className={classes.filters}>
      <div className={classes.bar}>
        <div className={classes.text}>{panels.text}</div>
        <Button
          className={classes.drawerButton}
          variant="default"
          leftSection={<IconAdjustmentsHorizontal size={16} stroke={1.75} aria-hidden />}
          aria-haspopup="dialog"
          onClick={() => setDrawn(true)}
        >
          {count === 0 ? 'Filters' : `Filters (${count})`}
        </Button>
        <div className={classes.wide}>
          <div className={classes.agentField}>
            <AgentFilter filters={filters} onChange={onChange} />
          </div>
          <StatusFilter filters={filters} onChange={onChange} />
          <FilterMenu label={timesSet === 0 ? 'Time' : 'Time: set'} width={440}>
            {(close) => (
              <TimeFilter
                filters={filters}
                onChange={(change) => {
                  onChange(change);
                  close();
                }}
              />
            )}
          </FilterMenu>
          <Button
            variant="default"
            aria-expanded={showsMetadata}
            rightSection={<IconChevronDown size={14} stroke={1.75} aria-hidden />}
            onClick={() => setMetadataOpen(!showsMetadata)}
          >
            {filters.metadata_filter === undefined ? 'Metadata' : 'Metadata: set'}
          </Button>
          {onMatch !== null && (
            <FilterMenu label={match === null ? 'Exact value' : 'Exact value: set'} width={340}>
              {(close) => (
                <ExactValueFilter
                  match={match}
                  onMatch={(value) => {
                    onMatch(value);
                    close();
                  }}
                />
              )}
            </FilterMenu>
          )}
        </div>
      </div>
      {showsMetadata && <div className={classes.panel}>{panels.metadata}</div>}
      <Drawer
        opened={isDrawn}
        onClose={() => setDrawn(false)}
        title="Filters"
        position="bottom"
        size="85%"
        transitionProps={{ duration: 0 }}
        closeButtonProps={{ 'aria-label': 'Close' }}
        attributes={{ header: { role: 'presentation' } }}
      >
        <div className={classes.drawer}>
          <AgentFilter filters={filters} onChange={onChange} />
          <StatusFilter filters={filters} onChange={onChange} />
          <OrderField filters={filters} onChange={onChange} />
          <h3>Time</h3>
          <TimeFilter filters={filters} onChange={onChange} />
          <h3>Metadata</h3>
          {panels.metadata}
          {onMatch !== null && <ExactValueFilter match={match} onMatch={onMatch} />}
          <Button onClick={() => setDrawn(false)}>Show the sessions</Button>
        </div>
      </Drawer>
    </section>
  );
}

type FilterMenuProps = { label: string; width: number; children: (close: () => void) => ReactNode };

function FilterMenu({ label, width, children }: FilterMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-start"
      width={width}
      trapFocus
      returnFocus
      withinPortal={false}
    >
      <Popover.Target>
        <Button
          variant="default"
          onClick={() => setOpen(!isOpen)}
          rightSection={<IconChevronDown size={14} stroke={1.75} aria-hidden />}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>{children(close)}</Popover.Dropdown>
    </Popover>
  );
}
