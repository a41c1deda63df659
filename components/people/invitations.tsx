import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Invitation } from '#contract/invitations';
import { useOpenInvitations, useRevokeInvitation } from '#hooks/use-invitations';
import { useNumber } from '../numbers/use-number';
import { OlderRows } from '../paging/older-rows';
import { PartFailure } from '../problems/part-failure';
import { showFailure } from '../problems/show-failure';
import rows from '../rows/row-table.module.css';
import { useAnnounce } from '../shell/announcer';
import { BusyButton } from '../shell/busy-button';
import { agentsInWords, roleNames } from '../shell/role-words';
import { TimeText } from '../times/time-text';
import classes from './people.module.css';
import { PersonState } from './person-state';

/** The open invitations; nothing while there are none. `onGone` is called when a row unmounts with the focus. */
export function Invitations({ onGone }: { onGone: () => void }) {
  const list = useOpenInvitations();
  const { data, error, refetch, isFetchNextPageError } = list;
  if (error !== null && !isFetchNextPageError) {
    return (
      <PartFailure words="The open invitations could not be loaded." error={error} onRetry={() => void refetch()} />
    );
  }
  const invitations = data?.pages.flatMap((page) => page.invitations) ?? [];
  if (invitations.length === 0) return null;
  return (
    <section aria-labelledby="invitations" className={classes.part}>
      <h2 id="invitations">Open invitations</h2>
      <ul className={classes.invitations}>
        {invitations.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} onGone={onGone} />
        ))}
      </ul>
      <OlderRows
        words="Show more invitations"
        failure="More invitations could not be loaded."
        className={classes.older}
        list={{ ...list, error: isFetchNextPageError ? error : null }}
      />
    </section>
  );
}

function InvitationRow({ invitation, onGone }: { invitation: Invitation; onGone: () => void }) {
  const write = useNumber();
  const { name, email, role, agent_ids, expires_at, created_by } = invitation;
  return (
    <li className={classes.invitation}>
      <div className={rows.who}>
        <bdi className={rows.name}>{name}</bdi>
        <bdi className={rows.under}>{email}</bdi>
      </div>
      <div className={classes.facts}>
        <span>
          <PersonState state="invited" /> as {roleNames[role]}, {agentsInWords(agent_ids, write).toLowerCase()}, by{' '}
          <bdi>{created_by.name}</bdi>
        </span>
        <span className={rows.quiet}>
          Link expires <TimeText iso={expires_at} />
        </span>
      </div>
      <Withdraw invitation={invitation} onGone={onGone} />
    </li>
  );
}

function Withdraw({ invitation, onGone }: { invitation: Invitation; onGone: () => void }) {
  const [isAsked, setAsked] = useState<boolean | null>(null);
  const announce = useAnnounce();
  const revoke = useRevokeInvitation((error) =>
    showFailure({
      words: 'The invitation was not revoked.',
      unknown: 'We don’t know whether the invitation was revoked.',
      error,
    }),
  );
  const submit = () =>
    revoke.mutate(invitation, {
      onSuccess: () => {
        announce('Invitation revoked. Its link no longer works.');
        onGone();
      },
    });
  if (isAsked !== true) {
    return (
      <Button
        size="xs"
        variant="default"
        className={classes.withdraw}
        aria-label={`Revoke the invitation for ${invitation.name}`}
        // After cancelling the confirmation, the focus returns to the button that opened it.
        autoFocus={isAsked === false}
        onClick={() => setAsked(true)}
      >
        Revoke…
      </Button>
    );
  }
  return (
    <div className={classes.sure}>
      <span>Revoke this invitation?</span>
      <BusyButton size="xs" color="red" autoFocus isBusy={revoke.isPending} onClick={submit}>
        Revoke
      </BusyButton>
      <Button size="xs" variant="default" onClick={() => setAsked(false)}>
        Keep
      </Button>
    </div>
  );
}
