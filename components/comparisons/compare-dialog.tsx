import { Button, Textarea } from '@mantine/core';
import { useFocusWithin } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { type KeyboardEvent, useRef } from 'react';
import { recentSessionsQuery } from '#hooks/use-people';
import { isSameSession, type SessionKey, type sessionPath } from '../addresses/session-address';
import { LazyModal } from '../lazy/lazy-modal';
import { CredentialNotice } from '../lookups/credential-notice';
import { Failure } from '../lookups/failure';
import { LookupResult } from '../lookups/lookup-result';
import { busyWords, StatusLine } from '../lookups/status-line';
import { focusSuggestion, SuggestionList } from '../lookups/suggestion-list';
import { useLookUp } from '../lookups/use-look-up';
import classes from './compare-dialog.module.css';

type ChoiceProps = {
  /** the URL of the comparison with a session */
  pathOf: typeof sessionPath;
  /** the session that it is compared with, which is not offered */
  except: SessionKey;
  onClose: () => void;
};

/** Asks which session to compare with: paste anything that names it, or choose a recently viewed one. */
export function CompareDialog({ opened, ...choice }: ChoiceProps & { opened: boolean }) {
  return (
    <LazyModal opened={opened} onClose={choice.onClose} title="Compare with another session" size="lg">
      <div className={classes.dialog}>
        <OtherSession {...choice} />
        <LookedAtLast {...choice} />
      </div>
    </LazyModal>
  );
}

function OtherSession({ pathOf, onClose }: ChoiceProps) {
  const look = useLookUp(onClose, pathOf);
  const box = useRef<HTMLTextAreaElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const { ref: around, focused: hasFocus } = useFocusWithin<HTMLDivElement>();
  const isSuggesting = hasFocus && look.suggested.suggestions.length > 0;
  const submit = () => {
    if (!look.isBusy && !look.isSeveral) look.lookUp(look.text);
    box.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' && isSuggesting && focusSuggestion(list.current, 0)) event.preventDefault();
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    submit();
  };
  return (
    <div>
      <div ref={around} className={classes.around}>
        <div className={classes.form}>
          <Textarea
            ref={box}
            data-autofocus
            label="Other session"
            placeholder="Paste its ID, path or link"
            autosize
            minRows={1}
            maxRows={4}
            autoComplete="off"
            spellCheck={false}
            className={classes.box}
            classNames={{ input: classes.input ?? '' }}
            attributes={{ input: { dir: 'auto', autoCapitalize: 'off' } }}
            error={look.isSeveral ? 'Paste only one session.' : undefined}
            value={look.text}
            onChange={(event) => look.change(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
          <Button onClick={submit} loading={look.isBusy} className={classes.go}>
            Compare
          </Button>
        </div>
        {isSuggesting ? (
          <SuggestionList
            suggested={look.suggested}
            agentId={look.typed?.agentId ?? null}
            list={list}
            pathOf={pathOf}
            onAgent={(agentId) => {
              look.change(`${look.typed?.before ?? ''}${agentId} `);
              box.current?.focus();
            }}
            onLeave={() => box.current?.focus()}
          />
        ) : null}
      </div>
      <div role="status" className={classes.said}>
        {look.isEmpty || look.isSeveral ? null : (
          <StatusLine
            refusal={look.refusal}
            idParts={look.idParts}
            lines={1}
            isEmpty={false}
            isTooLarge={look.live.tooLarge}
            busy={busyWords(look.isPending, look.isBusy)}
          />
        )}
        {look.outcome ? (
          <LookupResult
            outcome={look.outcome}
            onTry={(text) => {
              box.current?.focus();
              look.lookUp(text);
            }}
            isOpening={look.outcome.outcome === 'found'}
            pathOf={pathOf}
          />
        ) : null}
      </div>
      {look.heldCredential ? <CredentialNotice /> : null}
      {look.error === null ? null : <Failure error={look.error} onRetry={submit} />}
    </div>
  );
}

function LookedAtLast({ pathOf, except, onClose }: ChoiceProps) {
  const { data, isPending } = useQuery(recentSessionsQuery());
  const sessions = (data ?? []).filter((session) => !isSameSession(session, except));
  return (
    <section aria-labelledby="compare-recent" className={classes.recent}>
      <h3 id="compare-recent">Recently viewed</h3>
      {isPending ? <p className={classes.quiet}>Loading …</p> : null}
      {!isPending && sessions.length === 0 ? <p className={classes.quiet}>No other sessions yet.</p> : null}
      <ul>
        {sessions.map(({ agent_id, session_id }) => (
          <li key={`${agent_id}/${session_id}`}>
            <Link
              href={pathOf({ agent_id, session_id })}
              prefetch={false}
              dir="ltr"
              className={classes.choice}
              onClick={onClose}
            >
              <span className={classes.id}>{session_id}</span>
              <span className={`${classes.id} ${classes.quiet}`}>{agent_id}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
