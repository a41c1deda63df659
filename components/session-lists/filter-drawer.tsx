import { Button, Drawer, NativeSelect } from '@mantine/core';
import { useEffect, useState } from 'react';
import { AgentSelect } from './agent-select';
import { ExactValueFilter } from './exact-value-filter';
import { type FilterBarProps, type FilterProps, StatusFilter } from './filter-fields';
import classes from './lists.module.css';
import { MetadataFilter } from './metadata-filter';
import { TimeFilter } from './time-filter';

type FilterDrawerProps = FilterBarProps & { opened: boolean; onClose: () => void };

/** All filters and the order, for screens without room for them above the list. */
export function FilterDrawer({ opened, onClose, ...props }: FilterDrawerProps) {
  const { filters, onChange, match, onMatch, metadataProblem } = props;
  // It mounts closed, then opens: only then does it remember what had the focus and restore it.
  const [isThere, setIsThere] = useState(false);
  useEffect(() => setIsThere(true), []);
  return (
    <Drawer
      opened={opened && isThere}
      onClose={onClose}
      title="Filters"
      position="bottom"
      size="85%"
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
      attributes={{ header: { role: 'presentation' } }}
    >
      <div className={classes.drawer}>
        <AgentSelect filters={filters} onChange={onChange} />
        <StatusFilter filters={filters} onChange={onChange} />
        <OrderField filters={filters} onChange={onChange} />
        <h3>Time</h3>
        <TimeFilter filters={filters} onChange={onChange} />
        <h3>Metadata</h3>
        <MetadataFilter filters={filters} onChange={onChange} problem={metadataProblem} />
        {onMatch !== null && <ExactValueFilter match={match} onMatch={onMatch} />}
        <Button onClick={onClose}>Show sessions</Button>
      </div>
    </Drawer>
  );
}

const orders = {
  'created_at desc': 'Created, newest first',
  'created_at asc': 'Created, oldest first',
  'updated_at desc': 'Updated, newest first',
  'updated_at asc': 'Updated, oldest first',
} as const;

/** The order of the list, where there is no table head to set it. */
function OrderField({ filters, onChange }: FilterProps) {
  const { order_by = 'created_at', direction = 'desc' } = filters;
  return (
    <NativeSelect
      aria-label="Order"
      data={Object.entries(orders).map(([value, label]) => ({ value, label }))}
      value={`${order_by} ${direction}`}
      onChange={({ currentTarget: { value } }) =>
        onChange({
          order_by: value.startsWith('updated') ? 'updated_at' : 'created_at',
          direction: value.endsWith('asc') ? 'asc' : 'desc',
        })
      }
    />
  );
}
