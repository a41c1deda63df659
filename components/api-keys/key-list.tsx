'use client';

import { Button, NativeSelect, Skeleton, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useSearchParams } from 'next/navigation';
import { lazy, useRef, useState } from 'react';
import type { ApiKey } from '#contract/api-keys';
import type { Access } from '#contract/permissions';
import { useApiKeys } from '#hooks/use-api-keys';
import { useHashAction } from '../browser/use-hash-action';
import { LazyPanel } from '../lazy/lazy-panel';
import { OlderRows } from '../paging/older-rows';
import { PartFailure } from '../problems/part-failure';
import { useTimeDisplay } from '../times/time-display';
import classes from './api-keys.module.css';
import { firstKeyWord } from './first-key-word';
import { KeyTable } from './key-table';
import { keyStates, readKeyState, stateWords } from './key-words';
import type { ExampleSession } from './new-key';
import { NoKeys } from './no-keys';

const CreateDialog = lazy(async () => ({ default: (await import('./create-dialog')).CreateDialog }));

export type KeyListProps = {
  access: Access;
  example: ExampleSession;
};

/** The keys of the desk, optionally filtered by state, with the button to create one. */
export function KeyList({ access, example }: KeyListProps) {
  const state = readKeyState(useSearchParams().get('state'));
  const [isCreating, setCreating] = useState<boolean | null>(null);
  const { zone, zoneName } = useTimeDisplay();
  const list = useApiKeys(state);
  const { data, error, isFetching, isPlaceholderData, refetch } = list;
  const keys = data?.pages.flatMap((page) => page.api_keys) ?? [];
  const [isFirst, setFirst] = useState(false);
  const createButton = useRef<HTMLButtonElement>(null);
  const create = () => {
    setFirst(false);
    setCreating(true);
  };
  useHashAction(firstKeyWord, () => {
    // The focus returns here when the dialog closes.
    createButton.current?.focus();
    setFirst(true);
    setCreating(true);
  });
  return (
    <div className={classes.page}>
      <div className={classes.top}>
        <Title order={1}>API keys</Title>
        <Button
          ref={createButton}
          size="xs"
          leftSection={<IconPlus size={15} stroke={2} aria-hidden />}
          aria-haspopup="dialog"
          onClick={create}
        >
          Create a key
        </Button>
      </div>
      <div className={classes.filters}>
        <NativeSelect
          size="xs"
          aria-label="State"
          data={[
            { value: '', label: 'All states' },
            ...keyStates.map((each) => ({ value: each, label: stateWords[each] })),
          ]}
          value={state ?? ''}
          onChange={({ currentTarget: { value } }) => showState(readKeyState(value))}
        />
        <span className={classes.quiet}>{`Times are in ${zone}${zone === zoneName ? '' : ` (${zoneName})`}.`}</span>
      </div>
      {data === undefined ? (
        error === null || isFetching ? (
          <Skeleton height={320} aria-label="Loading the keys" />
        ) : (
          <PartFailure words="The keys could not be loaded." error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <>
          {keys.length === 0 ? (
            <NoKeys state={state} onCreate={create} onAll={() => showState(null)} />
          ) : (
            <KeyTable keys={keys} isOld={isPlaceholderData} />
          )}
          <OlderRows
            words="Older keys"
            failure="The keys could not be refreshed. The list may be out of date."
            className={classes.older}
            list={list}
          />
        </>
      )}
      {isCreating === null ? null : (
        <LazyPanel onFailed={() => setCreating(null)}>
          <CreateDialog
            access={access}
            example={example}
            isFirst={isFirst}
            opened={isCreating}
            onClose={() => setCreating(false)}
          />
        </LazyPanel>
      )}
    </div>
  );
}

/** The filter is in the URL, so that it can be shared and the Back button works. */
function showState(state: ApiKey['state'] | null): void {
  window.history.pushState(null, '', state === null ? '/api-keys' : `/api-keys?state=${state}`);
}
