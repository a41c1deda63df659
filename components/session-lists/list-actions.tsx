import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconCheck, IconDots, IconLink, IconTerminal2 } from '@tabler/icons-react';
import { useState } from 'react';
import type { ViewFilters } from '#contract/views';
import { useCopy } from '../ids/use-copy';
import { late } from '../shell/late';
import { LateMenu } from '../shell/late-menu';
import { LatePart } from '../shell/late-part';
import { curlForList } from './list-address';
import classes from './lists.module.css';

const SavedViews = late(async () => (await import('../views/saved-views')).SavedViews);
const ColumnChoice = late(async () => (await import('./column-choice')).ColumnChoice);
const ExportDialog = late(async () => (await import('../exports/export-dialog')).ExportDialog);

type ListActionsProps = {
  filters: ViewFilters;
  match: string | null;
  mayExport: boolean;
  /** the filters are valid */
  isSound: boolean;
  onOpenView: (filters: ViewFilters) => void;
};

/** The actions on the list as a whole. */
export function ListActions({ filters, match, mayExport, isSound, onOpenView }: ListActionsProps) {
  const [isExporting, setExporting] = useState<boolean | null>(null);
  return (
    <div className={classes.actions}>
      <LateMenu label="Views" width={320} side="end" size="xs">
        {(close) => (
          <SavedViews
            filters={filters}
            hasMatch={match !== null}
            onOpen={(view) => {
              close();
              onOpenView(view);
            }}
          />
        )}
      </LateMenu>
      <LateMenu label="Columns" width={280} side="end" size="xs">
        {() => <ColumnChoice />}
      </LateMenu>
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
      {isExporting === null ? null : (
        <LatePart onFailed={() => setExporting(null)}>
          <ExportDialog filters={filters} match={match} opened={isExporting} onClose={() => setExporting(false)} />
        </LatePart>
      )}
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
          Copy link
        </Menu.Item>
        <Menu.Item
          leftSection={<IconTerminal2 size={16} stroke={1.75} aria-hidden />}
          onClick={() => void copy(curlForList(window.location.origin, filters), 'The curl command')}
        >
          Copy as curl
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
