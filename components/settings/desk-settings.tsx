'use client';

import { Skeleton } from '@mantine/core';
import { useSettings } from '#hooks/use-settings';
import { PartFailure } from '../problems/part-failure';
import classes from './desk-settings.module.css';
import { IdentitySection } from './identity-section';
import { RetentionSection } from './retention-section';
import { SharingSection } from './sharing-section';

/** What admins set for the whole desk, apart from masking: its name and zone, share links, how long the record is kept. */
export function DeskSettings() {
  const { data, error, isFetching, refetch } = useSettings();
  if (data === undefined) {
    if (error !== null && !isFetching) {
      return <PartFailure words="The settings could not be loaded." error={error} onRetry={() => void refetch()} />;
    }
    return (
      <div className={classes.page} aria-busy="true">
        {[190, 250, 210].map((height) => (
          <Skeleton key={height} height={height} maw={768} aria-label="Loading the settings" />
        ))}
      </div>
    );
  }
  return (
    <div className={classes.page}>
      {error === null || isFetching ? null : (
        <PartFailure
          words="The settings could not be refreshed. The values shown may be out of date."
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      <IdentitySection settings={data} />
      <SharingSection settings={data} />
      <RetentionSection settings={data} />
    </div>
  );
}
