'use client';

import { ActionIcon, Tooltip } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { lazy, type ReactNode, useCallback, useState } from 'react';
import { headerPages } from '#contract/desk-pages';
import { can } from '#contract/permissions';
import { LazyPanel } from '../lazy/lazy-panel';
import classes from './desk-shell.module.css';
import { Frame } from './frame';
import { MainNav } from './main-nav';
import { PersonMenu, type PersonMenuProps } from './person-menu';
import { useKeys } from './use-keys';
import { usePalette } from './use-palette';

/** Loaded when it is opened for the first time. */
const Palette = dynamic(() => import('../palette/palette').then((module) => module.Palette), { ssr: false });

const ZoneDialog = lazy(async () => ({ default: (await import('../times/zone-dialog')).ZoneDialog }));
const KeysDialog = lazy(async () => ({ default: (await import('./keys-dialog')).KeysDialog }));

/** The frame of every signed-in page: skip link, header, content. */
export function DeskShell({ person, permissions, children }: PersonMenuProps & { children: ReactNode }) {
  const [keysShown, setKeysShown] = useState<boolean | null>(null);
  const [zonesShown, setZonesShown] = useState<boolean | null>(null);
  const palette = usePalette();
  const access = { permissions, agentIds: person.agent_ids };
  const open = headerPages.filter(({ permissions }) => permissions.every((permission) => can(access, permission)));
  useKeys({
    onShowKeys: useCallback(() => setKeysShown(true), []),
    onShowPalette: palette.show,
  });

  return (
    <>
      <Frame
        bar={
          <>
            <MainNav pages={open} />
            <Tooltip label="Keyboard shortcuts (?)">
              <ActionIcon
                className={classes.keys}
                variant="subtle"
                color="gray"
                size="md"
                aria-label="Show keyboard shortcuts"
                onClick={() => setKeysShown(true)}
              >
                <IconKeyboard size={18} stroke={1.5} aria-hidden />
              </ActionIcon>
            </Tooltip>
            <PersonMenu person={person} permissions={permissions} onChooseZone={() => setZonesShown(true)} />
          </>
        }
      >
        {children}
      </Frame>
      {palette.shown !== null && (
        <LazyPanel onFailed={palette.forget}>
          <Palette
            places={open}
            opened={palette.shown}
            onClose={palette.hide}
            onChooseZone={() => setZonesShown(true)}
          />
        </LazyPanel>
      )}
      {zonesShown === null ? null : (
        <LazyPanel onFailed={() => setZonesShown(null)}>
          <ZoneDialog opened={zonesShown} onClose={() => setZonesShown(false)} />
        </LazyPanel>
      )}
      {keysShown === null ? null : (
        <LazyPanel onFailed={() => setKeysShown(null)}>
          <KeysDialog opened={keysShown} onClose={() => setKeysShown(false)} />
        </LazyPanel>
      )}
    </>
  );
}
