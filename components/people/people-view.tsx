'use client';

import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { type PeopleFilters, usePeople } from '#hooks/use-people';
import { OlderRows } from '../paging/older-rows';
import { PartFailure } from '../problems/part-failure';
import { late } from '../shell/late';
import { LatePart } from '../shell/late-part';
import { useAddressWord } from '../shell/use-address-word';
import { Invitations } from './invitations';
import { inviteWord } from './invite-word';
import classes from './people.module.css';
import { PeopleFilter } from './people-filter';
import { PeopleSkeleton, PeopleTable } from './people-table';
import { RoleTable } from './role-table';

const InviteDialog = late(async () => (await import('./invite-dialog')).InviteDialog);

const pauseMilliseconds = 250;
const rolesId = 'roles';

/** The people of the desk and the open invitations, with their actions. `myId` is the reader. */
export function PeopleView({ myId }: { myId: string }) {
  const [inviting, setInviting] = useState<boolean | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const inviteButton = useRef<HTMLButtonElement>(null);
  useAddressWord(inviteWord, () => {
    // The focus returns here when the dialog closes.
    inviteButton.current?.focus();
    setInviting(true);
  });
  return (
    <div className={classes.page}>
      <div className={classes.top}>
        <h1 ref={heading} tabIndex={-1}>
          People
        </h1>
        <div className={classes.actions}>
          <a href={`#${rolesId}`} className={classes.link}>
            Roles and permissions
          </a>
          <Button ref={inviteButton} size="xs" aria-haspopup="dialog" onClick={() => setInviting(true)}>
            Invite…
          </Button>
        </div>
      </div>
      <Invitations onGone={() => heading.current?.focus()} />
      <PeopleList myId={myId} />
      <RoleTable id={rolesId} />
      {inviting === null ? null : (
        <LatePart onFailed={() => setInviting(null)}>
          <InviteDialog opened={inviting} onClose={() => setInviting(false)} />
        </LatePart>
      )}
    </div>
  );
}

function PeopleList({ myId }: { myId: string }) {
  const [filters, setFilters] = useState<PeopleFilters>({});
  const [asked] = useDebouncedValue(filters, pauseMilliseconds);
  const list = usePeople(asked);
  const { data, error, isFetching, isPlaceholderData, refetch } = list;
  const people = data?.pages.flatMap((page) => page.people);
  const field = useRef<HTMLInputElement>(null);

  const body = () => {
    if (people === undefined) {
      if (error === null || isFetching) return <PeopleSkeleton />;
      return <PartFailure words="The people could not be loaded." error={error} onRetry={() => void refetch()} />;
    }
    if (people.length === 0 && !isPlaceholderData) {
      return (
        <div className={classes.empty}>
          <p>No matches.</p>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              setFilters({});
              field.current?.focus();
            }}
          >
            Remove all filters
          </Button>
        </div>
      );
    }
    return (
      <PeopleTable
        people={people}
        myId={myId}
        isOld={isPlaceholderData || (isFetching && filters !== asked)}
        onGone={() => field.current?.focus()}
      />
    );
  };

  return (
    <section aria-label="People" className={classes.part}>
      <PeopleFilter filters={filters} onChange={setFilters} field={field} />
      {people === undefined || error === null || list.isFetchNextPageError ? null : (
        // Above the rows, which stay: a dialog open over one of them may contain unsaved input.
        <PartFailure
          words="The people could not be refreshed. The list may be out of date."
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      {body()}
      <OlderRows
        words="Show more people"
        failure="More people could not be loaded."
        className={classes.older}
        list={{ ...list, error: list.isFetchNextPageError ? error : null }}
      />
    </section>
  );
}
