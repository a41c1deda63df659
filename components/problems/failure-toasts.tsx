'use client';

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FocusEvent, useEffect } from 'react';
import { describeFailure } from '#hooks/failures';
import { useNumber } from '../numbers/use-number';
import { failureWords } from './failure-words';
import classes from './problem.module.css';
import { RequestId } from './request-id';
import { onFailure, type ShownFailure } from './show-failure';

/** Escape closes these first, and in a field it belongs to the field. */
const opened = '[role="dialog"], [role="menu"], [role="listbox"]';
const fields = 'input, textarea, select';

/**
 * Shows failed actions as notices that stay until closed: by their button, or by Escape, the newest first. They never
 * take the focus; closing a notice that has the focus returns it to where it was. Comes first on the page.
 */
export function FailureToasts() {
  useEffect(() => {
    const shown: { words: string; id: string }[] = [];
    let before: EventTarget | null = null;
    let number = 0;

    const giveFocusBack = (id: string) => {
      if (!document.activeElement?.closest(`#${id}`)) return;
      if (before instanceof HTMLElement && before.isConnected) before.focus();
      else document.getElementById('content')?.focus();
    };
    const end = onFailure((failure) => {
      // A repeated failure replaces the earlier notice, so that it is announced again.
      const same = shown.find(({ words }) => words === failure.words);
      if (same !== undefined) notifications.hide(same.id);
      number += 1;
      const id = `failure-${number}`;
      shown.push({ words: failure.words, id });
      notifications.show({
        id,
        color: 'red',
        autoClose: false,
        message: <FailureText failure={failure} />,
        closeButtonProps: { 'aria-label': 'Close' },
        onFocusCapture: ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
          if (!currentTarget.contains(relatedTarget)) before = relatedTarget;
        },
        onClose: () => {
          giveFocusBack(id);
          shown.splice(0, shown.length, ...shown.filter((each) => each.id !== id));
        },
      });
    });
    const onKey = (event: KeyboardEvent) => {
      const newest = shown.at(-1);
      if (event.key !== 'Escape' || event.defaultPrevented || newest === undefined) return;
      if ([...document.querySelectorAll(opened)].some(isDrawn) || document.activeElement?.matches(fields)) return;
      const within = document.activeElement?.closest('[id^="failure-"]')?.id;
      notifications.hide(within ?? newest.id);
    };
    // In the capture phase, before other handlers: what they would close must still be there to be found.
    window.addEventListener('keydown', onKey, true);
    return () => {
      end();
      window.removeEventListener('keydown', onKey, true);
    };
  }, []);
  return null;
}

function isDrawn(element: Element): boolean {
  return element.getClientRects().length > 0;
}

function FailureText({ failure: { error, next, mayReload, ...said } }: { failure: ShownFailure }) {
  const write = useNumber();
  const failure = error === undefined ? null : describeFailure(error);
  const { title, sentences } =
    failure === null ? { title: said.words, sentences: [] } : failureWords(said, failure, write);
  return (
    <div className={classes.toast}>
      <p>
        <strong>{title}</strong> {[...sentences, ...(next === undefined ? [] : [next])].join(' ')}
      </p>
      <RequestId id={failure?.requestId} />
      {mayReload ? (
        <Button size="compact-xs" variant="default" onClick={() => window.location.reload()}>
          Reload the page
        </Button>
      ) : null}
    </div>
  );
}
