import { ActionIcon, Button, Menu, Popover } from '@mantine/core';
import { IconCheck, IconChevronDown, IconDots, IconLink, IconTerminal2 } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { ViewFilters } from '#contract/views';
import { useCopy } from '../ids/use-copy';
import { ColumnMenu } from './column-menu';
import { curlForList } from './list-address';
import classes from './lists.module.css';

const SavedViews = dynamic(() => import('../views/saved-views').then((module) => module.SavedViews), { ssr: false });
const ExportDialog = dynamic(() => import('../exports/export-dialog').then((module) => module.ExportDialog), {
  ssr: false,
});

type ListActionsProps = {
  filters: ViewFilters;
  match: string | null;
  mayExport: boolean;
  /** the filters are ones that can be asked for */
  isSound: boolean;
  onOpenView: (filters: ViewFilters) => void;
};

/** What one can do with the list as a whole. */
export function ListActions({ filters, match, mayExport, isSound, onOpenView }: ListActionsProps) {
  const [isViewing, setViewing] = useState(false);
  const [isExporting, setExporting] = useState(false);
  return (
    <div className={classes.actions}>
      <Popover
        opened={isViewing}
        onChange={setViewing}
        position="bottom-end"
        width={320}
        trapFocus
        returnFocus
        withinPortal={false}
      >
        <Popover.Target>
          <Button
            size="xs"
            variant="default"
            rightSection={<IconChevronDown size={14} stroke={1.75} aria-hidden />}
            onClick={() => setViewing(!isViewing)}
          >
            Views
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label="Saved views">
          <SavedViews
            filters={filters}
            hasMatch={match !== null}
            onOpen={(view) => {
              setViewing(false);
              onOpenView(view);
            }}
          />
        </Popover.Dropdown>
      </Popover>
      <ColumnMenu />
      {mayExport && (
        <Button
          size="xs"
          variant="default"
          disabled={!isSound}
          aria-haspopup="dialog"
          onClick={() => setExporting(true)}
        >
          Export…
        </Button>
      )}
      <CopyMenu filters={filters} />
      {isExporting && <ExportDialog filters={filters} match={match} opened onClose={() => setExporting(false)} />}
    </div>
  );
}

function CopyMenu({ filters }: { filters: ViewFilters }) {
  const { copied, copy } = useCopy();
  const Icon = copied === 'done' ? IconCheck : IconDots;
  return (
    <Menu position="bottom-end" width={220} withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon size={30} variant="default" aria-label="Copy this list">
          <Icon size={16} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconLink size={16} stroke={1.75} aria-hidden />}
          onClick={() => void copy(window.location.href, 'The link to this list')}
        >
          Copy the link
        </Menu.Item>
        <Menu.Item
          leftSection={<IconTerminal2 size={16} stroke={1.75} aria-hidden />}
          onClick={() => void copy(curlForList(window.location.origin, filters), 'The curl line')}
        >
          Copy as curl
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
