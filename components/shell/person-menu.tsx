'use client';

import { Button, Popover, UnstyledButton } from '@mantine/core';
import { IconBook, IconCheck, IconChevronDown, IconLogout, IconMinus, IconUser } from '@tabler/icons-react';
import Link from 'next/link';
import { useState } from 'react';
import type { Person } from '#contract/people';
import type { Permission } from '#contract/permissions';
import { useSignOut } from '#hooks/use-sign-in';
import { BusyButton } from '../controls/busy-button';
import { showFailure } from '../notices/show-failure';
import { useNumber } from '../numbers/use-number';
import { abilitiesOf, agentsInWords, roleNames } from '../people/role-words';
import { ColorSchemeChoice } from '../theme/color-scheme-choice';
import { useTimeDisplay } from '../times/time-display';
import classes from './person-menu.module.css';

export type PersonMenuProps = {
  person: Pick<Person, 'name' | 'email' | 'role' | 'agent_ids'>;
  permissions: readonly Permission[];
};

type MenuProps = PersonMenuProps & { onChooseZone: () => void };

/** Who is signed in, what they may do, their display settings, and sign-out. */
export function PersonMenu({ person, permissions, onChooseZone }: MenuProps) {
  const write = useNumber();
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={288} trapFocus returnFocus offset={6}>
      <Popover.Target>
        <UnstyledButton
          className={classes.target}
          aria-label={`${person.name}, ${roleNames[person.role]}: your menu`}
          onClick={() => setOpen(!isOpen)}
        >
          <span className={classes.initials} aria-hidden="true">
            {initialsOf(person.name)}
          </span>
          <bdi className={classes.targetName}>{person.name}</bdi>
          <IconChevronDown size={14} stroke={1.75} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label="Your menu" className={classes.menu}>
        <div className={classes.section}>
          <div className={classes.name}>
            <bdi>{person.name}</bdi>
          </div>
          {person.email !== undefined && <div className={classes.email}>{person.email}</div>}
        </div>
        <div className={classes.section}>
          <div className={classes.role}>
            <span>{roleNames[person.role]}</span>
            <span className={classes.agents}>{agentsInWords(person.agent_ids, write)}</span>
          </div>
          <ul className={classes.abilities}>
            {abilitiesOf(permissions).map(({ words, allowed }) => (
              <li key={words} data-allowed={allowed || undefined}>
                {allowed ? (
                  <IconCheck size={14} stroke={2} aria-hidden />
                ) : (
                  <IconMinus size={14} stroke={2} aria-hidden />
                )}
                <span>{allowed ? words : `Can’t ${words.charAt(0).toLowerCase()}${words.slice(1)}`}</span>
              </li>
            ))}
          </ul>
        </div>
        <div className={classes.section}>
          <ColorSchemeChoice />
          <ZoneLine
            onChoose={() => {
              setOpen(false);
              onChooseZone();
            }}
          />
        </div>
        <div className={classes.section}>
          <Link className={classes.reference} href="/profile" prefetch={false} onClick={() => setOpen(false)}>
            <IconUser size={16} stroke={1.5} aria-hidden />
            Your profile
          </Link>
          <Link className={classes.reference} href="/docs" prefetch={false}>
            <IconBook size={16} stroke={1.5} aria-hidden />
            API reference
          </Link>
          <SignOutButton />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function ZoneLine({ onChoose }: { onChoose: () => void }) {
  const { zone, zoneName } = useTimeDisplay();
  return (
    <div className={classes.zone}>
      <span>
        Times are in {zone}
        {zoneName === zone ? '' : ` (${zoneName})`}
      </span>
      <Button size="compact-xs" variant="default" aria-label="Change the time zone" onClick={onChoose}>
        Change…
      </Button>
    </div>
  );
}

const maybeSignedIn = 'You may still be signed in.';

function SignOutButton() {
  const signOut = useSignOut({
    onSuccess: () => window.location.assign('/sign-in'),
    onError: (error) => showFailure({ words: 'You are still signed in.', unknown: maybeSignedIn, error }),
  });
  return (
    <BusyButton
      variant="default"
      size="xs"
      fullWidth
      leftSection={<IconLogout size={14} stroke={1.75} aria-hidden />}
      isBusy={signOut.isPending || signOut.isSuccess}
      onClick={() => signOut.mutate()}
    >
      Sign out
    </BusyButton>
  );
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toUpperCase() || '·';
}
