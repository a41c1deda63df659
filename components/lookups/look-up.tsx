'use client';

import { Button, Textarea } from '@mantine/core';
import { useFocusWithin } from '@mantine/hooks';
import { IconCornerDownLeft } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useIsComingAlive } from '../browser/use-is-coming-alive';
import { useAnnounce } from '../notices/announcer';
import { callIdIn } from './call-ids';
import { CallLink } from './call-link';
import { CredentialNotice } from './credential-notice';
import { Failure } from './failure';
import { useHandedText } from './handed-text';
import classes from './look-up.module.css';
import { LookupResult } from './lookup-result';
import { Outcomes } from './outcomes';
import { busyWords, StatusLine } from './status-line';
import { focusSuggestion, SuggestionList } from './suggestion-list';
import { useLookUp } from './use-look-up';

const boxId = 'lookup-text';
const hintId = 'lookup-hint';

/** The look-up box: paste anything, press Enter to open the session. Problems are shown next to it, for each ID. */
export function LookUp() {
  const box = useRef<HTMLTextAreaElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const look = useLookUp();
  const { text, change, isBusy, outcomes, typed, suggested } = look;
  const keep = useRef(change);
  const isComingAlive = useRef(useIsComingAlive());
  const { ref: around, focused: hasFocus } = useFocusWithin<HTMLDivElement>();
  // The text whose suggestions were dismissed.
  const [dismissed, setDismissed] = useState<string | null>(null);
  const isSuggesting = hasFocus && dismissed !== text && suggested.suggestions.length > 0;
  useAnnounced(isSuggesting ? suggested.suggestions.length : 0);

  useEffect(() => {
    // Text typed before hydration is kept.
    if (box.current?.value) keep.current(box.current.value);
    // If the reader has moved on with the keyboard by then, leave the focus where it is.
    if (isComingAlive.current && document.activeElement !== document.body) return;
    box.current?.focus({ preventScroll: true });
  }, []);

  const lookUp = (given: string) => {
    if (!look.lookUp(given)) box.current?.focus();
  };

  // The pressed button disappears with its result, so the focus returns to the box.
  const lookUpFromBox = (given: string) => {
    box.current?.focus();
    lookUp(given);
  };
  useHandedText(lookUpFromBox);

  const leaveSuggestions = () => {
    box.current?.focus();
    setDismissed(text);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && isSuggesting) setDismissed(text);
    if (event.key === 'ArrowDown' && isSuggesting && focusSuggestion(list.current, 0)) event.preventDefault();
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    if (!isBusy) lookUp(text);
  };

  return (
    <section className={classes.lookUp}>
      <h1 className={classes.title}>
        <label htmlFor={boxId}>Look up a session</label>
      </h1>
      <div ref={around} className={classes.around}>
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (!isBusy) lookUp(text);
          }}
        >
          <Textarea
            ref={box}
            id={boxId}
            className={classes.box}
            classNames={{ input: classes.input }}
            autosize
            minRows={2}
            maxRows={10}
            autoComplete="off"
            autoCapitalize="off"
            autoCorrect="off"
            spellCheck={false}
            placeholder="Paste IDs, a link, a curl or log line, JSON …"
            // As plain props, Mantine would put the first on the wrapper and overwrite the others.
            attributes={{
              input: { dir: 'auto', 'aria-describedby': hintId, 'aria-invalid': look.isWrong || undefined },
            }}
            value={text}
            onChange={(event) => change(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
          <Button
            type="submit"
            className={classes.go}
            aria-disabled={isBusy || undefined}
            rightSection={<IconCornerDownLeft size={16} stroke={1.75} aria-hidden />}
          >
            Look up
          </Button>
        </form>
        <LookUpStatus look={look} onTry={lookUpFromBox} />
        {isSuggesting && (
          <SuggestionList
            suggested={suggested}
            agentId={typed?.agentId ?? null}
            list={list}
            onAgent={(agentId) => {
              change(`${typed?.before ?? ''}${agentId} `);
              box.current?.focus();
            }}
            onLeave={leaveSuggestions}
          />
        )}
      </div>
      {look.heldCredential && <CredentialNotice />}
      {outcomes.length > 1 && <Outcomes key={look.answered} items={look.sentItems} outcomes={outcomes} />}
      {look.error !== null && <Failure error={look.error} onRetry={() => lookUpFromBox(text)} />}
    </section>
  );
}

type LookUpStatusProps = { look: ReturnType<typeof useLookUp>; onTry: (text: string) => void };

/** The status of the look-up: what is recognised, then the result; a summary for several lines. */
function LookUpStatus({ look, onTry }: LookUpStatusProps) {
  const { outcome, outcomes, isBusy } = look;
  const callId = outcome ? callIdIn(outcome, look.sentItems[0]) : null;
  const found = outcomes.filter(({ agent_ids }) => agent_ids.length > 0).length;
  return (
    <div id={hintId} className={classes.beside} role="status" aria-busy={isBusy}>
      {outcomes.length > 1 ? (
        <p className={classes.dimmed}>
          {found} of {outcomes.length} lines matched.
        </p>
      ) : (
        <StatusLine
          refusal={look.refusal}
          idParts={look.idParts}
          lines={look.live.items.length}
          isEmpty={look.isEmpty}
          isTooLarge={look.live.tooLarge}
          busy={busyWords(look.isPending, isBusy)}
        />
      )}
      {outcome && <LookupResult outcome={outcome} onTry={onTry} isOpening={outcome.outcome === 'found'} />}
      {callId !== null && (
        <p className={classes.sentence}>
          <CallLink id={callId} />
        </p>
      )}
    </div>
  );
}

/** Announces how many suggestions there are, and how to reach them. */
function useAnnounced(count: number): void {
  const announce = useAnnounce();
  useEffect(() => {
    if (count === 0) return;
    announce(`${count === 1 ? '1 suggestion' : `${count} suggestions`}. Press the down arrow to choose.`);
  }, [announce, count]);
}
