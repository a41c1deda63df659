'use client';

import { Modal, useMantineColorScheme } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type ClipboardEvent, type KeyboardEvent, useId, useState } from 'react';
import { pastedItems } from '#contract/pasted-text/lines';
import { useSignOut } from '#hooks/use-sign-in';
import { sessionPath } from '../addresses/session-address';
import { mayLeave } from '../browser/unsaved';
import { CredentialNotice } from '../lookups/credential-notice';
import { Failure } from '../lookups/failure';
import { handText } from '../lookups/handed-text';
import { IdParts } from '../lookups/id-parts';
import { isTooLarge, refusalOf } from '../lookups/refusals';
import { busyWords } from '../lookups/status-line';
import { useLookUp } from '../lookups/use-look-up';
import { useAnnounce } from '../notices/announcer';
import { PartFailure } from '../problems/part-failure';
import classes from './palette.module.css';
import { type PaletteEntry, type PalettePlace, paletteGroups } from './palette-entries';
import { PaletteList } from './palette-list';

type PaletteProps = { places: readonly PalettePlace[]; opened: boolean; onClose: () => void; onChooseZone: () => void };

/** The command palette: the look-up, the pages and the actions of the desk, by keyboard from anywhere. */
export function Palette({ places, opened, onClose, onChooseZone }: PaletteProps) {
  return (
    // Composed from its parts, since a dialog without a heading needs an explicit name.
    <Modal.Root
      opened={opened}
      onClose={onClose}
      returnFocus={false}
      size="lg"
      yOffset="10dvh"
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content aria-label="Commands">
        <Modal.Body p={0}>
          <Commands places={places} onClose={onClose} onChooseZone={onChooseZone} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Commands({ places, onClose, onChooseZone }: Omit<PaletteProps, 'opened'>) {
  const look = useLookUp(onClose);
  const listId = useId();
  const [active, setActive] = useState(0);
  const signOut = useSignOut({ onSuccess: goToSignIn });
  const choose = useChoose(look, {
    onClose,
    onChooseZone,
    onSignOut: () => signOut.mutate(),
  });
  const groups = paletteGroups({
    places,
    text: look.text,
    canLookUp: !look.live.tooLarge && refusalOf(look.live.text) === null,
    holdsId: look.idParts.length > 0,
    suggestions: look.suggested.suggestions,
    before: look.typed?.before ?? '',
    outcome: look.outcome,
  });
  const entries = groups.flatMap((each) => each.entries);
  const at = Math.min(active, entries.length - 1);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const steps: Record<string, () => void> = {
      ArrowDown: () => setActive(at + 1 < entries.length ? at + 1 : 0),
      ArrowUp: () => setActive(at > 0 ? at - 1 : Math.max(0, entries.length - 1)),
      Enter: () => {
        const entry = entries[at];
        if (look.isBusy) return;
        // Someone who pastes and presses Enter right away is faster than the list is drawn.
        if (entry === undefined) look.lookUp(look.text);
        else choose(entry);
      },
    };
    const step = isCloseKey(event) ? onClose : steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    step();
  };

  // A one-line box would join several lines: send them to the page that looks them up one by one.
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text');
    if (!text.trim().includes('\n') && !isTooLarge(text)) return;
    event.preventDefault();
    if (!isTooLarge(text) && pastedItems(text).length === 1) {
      look.change(text.trim());
      return;
    }
    choose({ name: 'Look up', does: 'go', href: '/' });
    handText(text);
  };

  return (
    <div className={classes.palette}>
      <input
        className={classes.input}
        // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type into it
        autoFocus
        data-autofocus
        role="combobox"
        aria-label="Look up an ID, or search pages and actions"
        aria-expanded={entries.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={entries.length > 0 ? `${listId}-${at}` : undefined}
        placeholder="Paste an ID or link, or search pages and actions…"
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        dir="auto"
        value={look.text}
        onChange={(event) => {
          look.change(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      <div className={classes.said} role="status">
        {look.idParts.length > 0 && <IdParts parts={look.idParts} />}
        {look.refusal ?? busyWords(look.isPending, look.isBusy)}
        {entries.length === 0 && look.idParts.length === 0 && 'No results'}
      </div>
      <PaletteList id={listId} groups={groups} active={at} onPoint={setActive} onChoose={choose} />
      {look.error !== null && <Failure error={look.error} onRetry={() => look.lookUp(look.text)} />}
      {signOut.isError && (
        <div className={classes.failure}>
          <PartFailure
            words="You are still signed in."
            unknown="You may still be signed in."
            error={signOut.error}
            onRetry={() => signOut.mutate()}
          />
        </div>
      )}
      {look.heldCredential && <CredentialNotice />}
    </div>
  );
}

type ChooseOptions = { onClose: () => void; onChooseZone: () => void; onSignOut: () => void };

/** Returns a function that does what a chosen entry says. */
function useChoose(look: ReturnType<typeof useLookUp>, { onClose, onChooseZone, onSignOut }: ChooseOptions) {
  const router = useRouter();
  const announce = useAnnounce();
  const { setColorScheme } = useMantineColorScheme();
  const go = (path: string) => {
    onClose();
    if (mayLeave()) router.push(path);
  };
  return (entry: PaletteEntry): void => {
    if (entry.does === 'look_up') look.lookUp(look.text);
    if (entry.does === 'write') look.change(entry.text);
    if (entry.does === 'open_session') go(sessionPath(entry));
    if (entry.does === 'go') go(entry.href);
    if (entry.does === 'sign_out') onSignOut();
    if (entry.does === 'choose_zone') {
      onClose();
      onChooseZone();
    }
    if (entry.does === 'set_scheme') {
      setColorScheme(entry.scheme);
      announce(`${entry.name}.`);
      onClose();
    }
  };
}

function isCloseKey({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'k' && ctrlKey !== metaKey;
}

function goToSignIn(): void {
  window.location.assign('/sign-in');
}
