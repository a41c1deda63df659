import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Invitation } from '#contract/invitations';
import { useOpenInvitations, useRevokeInvitation } from '#hooks/use-invitations';
import { BusyButton } from '../controls/busy-button';
import { useAnnounce } from '../notices/announcer';
import { showFailure } from '../notices/show-failure';
import { useNumber } from '../numbers/use-number';
import { OlderRows } from '../paging/older-rows';
import { PartFailure } from '../problems/part-failure';
import rows from '../rows/row-table.module.css';
import { TimeText } from '../times/time-text';
import classes from './people.module.css';
import { PersonState } from './person-state';
import { agentsInWords, roleNames } from './role-words';

/** Who is invited and not there yet. Nothing while that is nobody. `onGone` is told when a row went away with the focus. */
export function Invitations({ onGone }: { onGone: () => void }) {
  const list = useOpenInvitations();
  const { data, error, refetch, isFetchNextPageError } = list;
  if (error !== null && !isFetchNextPageError) {
    return <PartFailure words="The open invitations could not be read." error={error} onRetry={() => void refetch()} />;
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
        words="More invitations"
        failure="The list could not be read on. What is shown is as it was read."
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
          The link ends <TimeText iso={expires_at} />
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
      words: 'The invitation was not withdrawn.',
      unknown: 'It is not known whether the invitation was withdrawn.',
      error,
    }),
  );
  const submit = () =>
    revoke.mutate(invitation, {
      onSuccess: () => {
        announce('The invitation is withdrawn. Its link no longer works.');
        onGone();
      },
    });
  if (isAsked !== true) {
    return (
      <Button
        size="xs"
        variant="default"
        className={classes.withdraw}
        aria-label={`Withdraw the invitation of ${invitation.name}`}
        // Back from the question, the button that led to it has the focus.
        autoFocus={isAsked === false}
        onClick={() => setAsked(true)}
      >
        Withdraw…
      </Button>
    );
  }
  return (
    <div className={classes.sure}>
      <span>End the link?</span>
      <BusyButton size="xs" color="red" autoFocus isBusy={revoke.isPending} onClick={submit}>
        Withdraw
      </BusyButton>
      <Button size="xs" variant="default" onClick={() => setAsked(false)}>
        Keep
      </Button>
    </div>
  );
}
