import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconKey, IconLock, IconLockOpen, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import type { Person } from '#contract/people';
import { late } from '../shell/late';
import { LatePart } from '../shell/late-part';
import { useTellGone } from '../shell/use-tell-gone';

const PersonDialog = late(async () => (await import('./person-dialog')).PersonDialog);
const StateDialog = late(async () => (await import('./state-dialog')).StateDialog);
const ResetDialog = late(async () => (await import('./reset-dialog')).ResetDialog);

type Asked = 'change' | 'state' | 'reset';

type PersonActionsProps = {
  person: Person;
  isMe: boolean;
  /** called when this unmounts with the focus in it, as when a filter no longer matches the person */
  onGone: () => void;
};

/** The menu of what an admin can do with a person. */
export function PersonActions({ person, isMe, onGone }: PersonActionsProps) {
  useTellGone(onGone);
  const [asked, setAsked] = useState<{ what: Asked; isOpen: boolean } | null>(null);
  const ask = (what: Asked) => () => setAsked({ what, isOpen: true });
  const dialog = {
    person,
    opened: asked?.isOpen === true,
    onClose: () => setAsked((before) => before && { ...before, isOpen: false }),
  };
  const isActive = person.state === 'active';
  return (
    <>
      <Menu position="bottom-end" width={250} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon size={30} variant="subtle" color="gray" aria-label={`Actions for ${person.name}`}>
            <IconDots size={16} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} stroke={1.5} aria-hidden />} onClick={ask('change')}>
            Edit…
          </Menu.Item>
          {isActive && (
            <Menu.Item leftSection={<IconKey size={16} stroke={1.5} aria-hidden />} onClick={ask('reset')}>
              Reset password…
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={
              isActive ? (
                <IconLock size={16} stroke={1.5} aria-hidden />
              ) : (
                <IconLockOpen size={16} stroke={1.5} aria-hidden />
              )
            }
            onClick={ask('state')}
          >
            {isActive ? 'Suspend…' : 'Reactivate…'}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asked === null ? null : (
        <LatePart onFailed={() => setAsked(null)}>
          {asked.what === 'change' && <PersonDialog {...dialog} />}
          {asked.what === 'state' && <StateDialog {...dialog} isMe={isMe} />}
          {asked.what === 'reset' && <ResetDialog {...dialog} />}
        </LatePart>
      )}
    </>
  );
}
