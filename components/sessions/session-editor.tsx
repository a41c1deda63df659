'use client';

import { Button, Group, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { parseJsonText } from '#contract/json-text';
import type { Session } from '#contract/sessions';
import { describeFailure } from '#hooks/failures';
import { useReadSession, useUpdateSession } from '#hooks/use-sessions';
import { layOutJson } from '../metadata/json-layout';
import { useNumber } from '../numbers/use-number';
import { PartFailure } from '../problems/part-failure';
import { ChangeList } from '../revisions/change-list';
import { useAnnounce } from '../shell/announcer';
import { BusyButton } from '../shell/busy-button';
import { useUnsaved } from '../shell/unsaved';
import { changeOf, type Draft, descriptionProblem, draftOf, metadataProblem, movedTo, stepsOf } from './draft';
import { JsonField } from './json-field';
import { SessionConflict } from './session-conflict';
import classes from './session-editor.module.css';

type SessionEditorProps = {
  params: { agent_id: string; session_id: string };
  session: Session;
  /** whether a reveal is running */
  isRevealed: boolean;
  onClose: () => void;
};

/**
 * Edits the description and the stored text of the metadata. Shows what a change does before it is saved; saves only
 * onto the revision that the edit started from; when someone else was faster, shows both changes and asks. No failure
 * discards what was typed.
 */
export function SessionEditor({ params, session, isRevealed, onClose }: SessionEditorProps) {
  const [holdsValues] = useState(isRevealed);
  const [base, setBase] = useState(session);
  const [draft, setDraft] = useState(() => draftOf(session));
  const [isReviewed, setIsReviewed] = useState(false);
  const [theirs, setTheirs] = useState<Session | null>(null);
  const update = useUpdateSession(params);
  const read = useReadSession(params);
  const announce = useAnnounce();
  const change = changeOf(base, draft);
  const isChanged = Object.keys(change).length > 0;
  useUnsaved(isChanged);

  const readTheirs = () => read.mutate(undefined, { onSuccess: setTheirs });
  const save = (onto: Session) =>
    update.mutate(
      { change, revisionId: onto.last_change?.revision_id ?? '' },
      {
        onSuccess: () => {
          announce('Session saved.');
          onClose();
        },
        onError: (error) => {
          if (describeFailure(error).code === 'precondition_failed') readTheirs();
        },
      },
    );
  const isConflict = update.error !== null && describeFailure(update.error).code === 'precondition_failed';
  const goOn = (newer: Session) => {
    setDraft(movedTo(base, draft, newer));
    setBase(newer);
    setTheirs(null);
    setIsReviewed(false);
    update.reset();
  };

  if (holdsValues && !isRevealed) return <Covered onClose={onClose} />;
  return (
    <section aria-label="Edit the session" className={classes.editor}>
      {theirs !== null ? (
        <SessionConflict
          base={base}
          theirs={theirs}
          change={change}
          isSaving={update.isPending || read.isPending}
          onSaveMine={() => save(theirs)}
          onGoOn={() => goOn(theirs)}
          onTakeTheirs={onClose}
        />
      ) : isReviewed ? (
        <Review
          base={base}
          change={change}
          isSaving={update.isPending}
          onSave={() => save(base)}
          onBack={() => setIsReviewed(false)}
        />
      ) : (
        <Fields
          base={base}
          draft={draft}
          onChange={setDraft}
          isChanged={isChanged}
          onReview={() => setIsReviewed(true)}
          onClose={onClose}
        />
      )}
      {update.error !== null && !isConflict ? (
        <PartFailure
          words="Nothing was saved. What you typed is still here."
          unknown="We don’t know whether this was saved. What you typed is still here, and it’s safe to save again."
          error={update.error}
        />
      ) : null}
      {read.error === null ? null : (
        <PartFailure
          words="Nothing was saved: someone else changed this session, and it could not be reloaded. What you typed is still here."
          error={read.error}
          onRetry={readTheirs}
        />
      )}
    </section>
  );
}

/** Shown in place of a draft that contains revealed values, once the reveal has ended. The draft is kept. */
function Covered({ onClose }: { onClose: () => void }) {
  return (
    <section aria-label="Edit the session" className={classes.editor}>
      <p>
        The reveal has ended. Your draft contains revealed values, so it is hidden but kept. Reveal the session again to
        continue.
      </p>
      <Group gap="xs">
        <Button size="xs" variant="default" onClick={onClose}>
          Discard changes
        </Button>
      </Group>
    </section>
  );
}

type FieldsProps = {
  base: Session;
  draft: Draft;
  onChange: (draft: Draft) => void;
  isChanged: boolean;
  onReview: () => void;
  onClose: () => void;
};

function Fields({ base, draft, onChange, isChanged, onReview, onClose }: FieldsProps) {
  const write = useNumber();
  const { description, metadata } = draft;
  const first = useRef<HTMLTextAreaElement>(null);
  // On opening, and whenever the reader comes back to the fields.
  useEffect(() => first.current?.focus(), []);
  const tooLong = descriptionProblem(description, write);
  // Stored metadata is always valid: with its placeholders it may only exceed the write limits.
  const problem = metadata === base.metadata ? null : metadataProblem(metadata);
  const isOneLine = problem === null && metadata.length > 80 && !metadata.includes('\n');
  const isMasked = (base.masked?.length ?? 0) > 0;
  return (
    <>
      <Textarea
        ref={first}
        label="Description"
        autosize
        minRows={2}
        maxRows={12}
        value={description}
        error={tooLong}
        onChange={(event) => onChange({ ...draft, description: event.currentTarget.value })}
      />
      <JsonField
        label="Metadata"
        value={metadata}
        problem={problem}
        onChange={(text) => onChange({ ...draft, metadata: text })}
      />
      {isMasked ? (
        <p className={classes.hint}>
          A placeholder such as email·9f3c04d1be is a masked value. Leave it in place to keep the stored value.
        </p>
      ) : null}
      <Group gap="xs">
        <Button size="xs" disabled={!isChanged || problem !== null || tooLong !== null} onClick={onReview}>
          Review changes
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          {isChanged ? 'Discard changes' : 'Close'}
        </Button>
        {isOneLine ? (
          <Button
            size="xs"
            variant="subtle"
            onClick={() => onChange({ ...draft, metadata: layOutJson(metadata, parseJsonText(metadata)) })}
          >
            Format JSON
          </Button>
        ) : null}
      </Group>
    </>
  );
}

type ReviewProps = {
  base: Session;
  change: ReturnType<typeof changeOf>;
  isSaving: boolean;
  onSave: () => void;
  onBack: () => void;
};

function Review({ base, change, isSaving, onSave, onBack }: ReviewProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className={classes.heading}>
        Review your changes
      </h2>
      <ChangeList changes={stepsOf(base, change)} label="Your changes" />
      <Group gap="xs">
        <BusyButton size="xs" isBusy={isSaving} onClick={onSave}>
          Save changes
        </BusyButton>
        <Button size="xs" variant="default" onClick={onBack}>
          Keep editing
        </Button>
      </Group>
    </>
  );
}
