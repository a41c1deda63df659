'use client';

import { Button, Popover, UnstyledButton } from '@mantine/core';
import { IconBook, IconCheck, IconChevronDown, IconLogout, IconMinus } from '@tabler/icons-react';
import Link from 'next/link';
import type { Person } from '#contract/people';
import type { Permission } from '#contract/permissions';
import { useSignOut } from '#hooks/use-sign-in';
import { ColorSchemeChoice } from '../theme/color-scheme-choice';
import { useTimeDisplay } from '../times/time-display';
import classes from './person-menu.module.css';
import { abilitiesOf, agentsInWords, roleNames } from './role-words';

export type PersonMenuProps = {
  person: Pick<Person, 'name' | 'email' | 'role' | 'agent_ids'>;
  permissions: readonly Permission[];
};

/** Who is signed in, what they may do, how the desk looks to them, and the way out. */
export function PersonMenu({ person, permissions }: PersonMenuProps) {
  return (
    <Popover position="bottom-end" width={288} trapFocus returnFocus offset={6}>
      <Popover.Target>
        <UnstyledButton className={classes.target} aria-label={`${person.name}, ${roleNames[person.role]}: your menu`}>
          <span className={classes.initials} aria-hidden="true">
            {initialsOf(person.name)}
          </span>
          <span className={classes.targetName}>{person.name}</span>
          <IconChevronDown size={14} stroke={1.75} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label="Your menu">
        <div className={classes.section}>
          <div className={classes.name}>{person.name}</div>
          {person.email !== undefined && <div className={classes.email}>{person.email}</div>}
        </div>
        <div className={classes.section}>
          <div className={classes.role}>
            <span>{roleNames[person.role]}</span>
            <span className={classes.agents}>{agentsInWords(person.agent_ids)}</span>
          </div>
          <ul className={classes.abilities}>
            {abilitiesOf(permissions).map(({ words, allowed }) => (
              <li key={words} data-allowed={allowed || undefined}>
                {allowed ? (
                  <IconCheck size={14} stroke={2} aria-hidden />
                ) : (
                  <IconMinus size={14} stroke={2} aria-hidden />
                )}
                <span>{allowed ? words : `Not: ${words.charAt(0).toLowerCase()}${words.slice(1)}`}</span>
              </li>
            ))}
          </ul>
        </div>
        <div className={classes.section}>
          <ColorSchemeChoice />
          <ZoneLine />
        </div>
        <div className={classes.section}>
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

function ZoneLine() {
  const { zone, zoneName } = useTimeDisplay();
  return (
    <div className={classes.zone}>
      Times are in {zone}
      {zoneName === zone ? '' : ` (${zoneName})`}
    </div>
  );
}

function SignOutButton() {
  const signOut = useSignOut();
  const leave = () => signOut.mutate(undefined, { onSuccess: () => window.location.assign('/sign-in') });
  return (
    <>
      <Button
        variant="default"
        size="xs"
        fullWidth
        leftSection={<IconLogout size={14} stroke={1.75} aria-hidden />}
        loading={signOut.isPending || signOut.isSuccess}
        onClick={leave}
      >
        Sign out
      </Button>
      {signOut.isError && (
        <div role="alert" className={classes.failure}>
          You are still signed in: the desk did not answer. Try again in a moment.
        </div>
      )}
    </>
  );
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toUpperCase() || '·';
}
