import { NativeSelect, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import type { Masking } from '#contract/masking';
import { recentSessionsQuery } from '#hooks/use-people';
import { BusyButton } from '../controls/busy-button';
import { lazyComponent } from '../lazy/lazy-component';
import { LazyPanel } from '../lazy/lazy-panel';
import { CredentialNotice } from '../lookups/credential-notice';
import { FieldFailure } from '../problems/field-failure';
import { PartFailure } from '../problems/part-failure';
import classes from './masking-rules.module.css';
import { rulesText, usePreview } from './use-preview';

const PreviewResult = lazyComponent(async () => (await import('./preview-result')).PreviewResult);

type PreviewBoxProps = {
  stored: Masking;
  /** the draft, as far as it can be sent */
  proposed: Masking;
  /** returns the draft, or null after showing what is wrong with it */
  read: () => Masking | null;
};

/** Tries the draft on a session, and shows what it would do for each kind of actor. */
export function PreviewBox({ stored, proposed, read }: PreviewBoxProps) {
  const { data: recent = [], isPending } = useQuery(recentSessionsQuery());
  const names = recent.map(({ agent_id, session_id }) => `${agent_id} / ${session_id}`);
  const preview = usePreview(names[0] ?? '');
  const field = useRef<HTMLTextAreaElement>(null);
  const { tried, error, problem } = preview;
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    const draft = read();
    if (draft !== null) preview.attempt(stored, draft);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  };
  useEffect(() => {
    if (problem !== null) field.current?.focus();
  }, [problem]);
  return (
    <div className={classes.preview}>
      <form noValidate autoComplete="off" onSubmit={submit} className={classes.try}>
        {/* A text area: a single-line field would join pasted lines. */}
        <Textarea
          ref={field}
          size="xs"
          label="Session"
          placeholder="Paste its ID, path or link"
          dir="ltr"
          autosize
          minRows={1}
          maxRows={4}
          spellCheck={false}
          className={classes.session}
          classNames={{ input: classes.sessionInput }}
          attributes={{ input: { autoCapitalize: 'off', autoCorrect: 'off' } }}
          value={preview.text}
          error={problem}
          errorProps={{ className: classes.error }}
          onChange={({ currentTarget }) => preview.change(currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <NativeSelect
          size="xs"
          label="Recently viewed"
          className={classes.recent}
          disabled={names.length === 0}
          value={names.includes(preview.text) ? preview.text : ''}
          onChange={({ currentTarget }) => preview.change(currentTarget.value)}
        >
          <option value="" disabled>
            {isPending ? 'Loading …' : names.length === 0 ? 'No sessions yet' : 'Choose one'}
          </option>
          {names.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </NativeSelect>
        <BusyButton type="submit" size="xs" variant="default" isBusy={preview.isBusy} className={classes.go}>
          Try the rules
        </BusyButton>
      </form>
      <p className={classes.quiet}>
        Nothing is saved. Trying the rules is recorded as viewing the session. Values masked for you stay masked.
      </p>
      {preview.hadCredential ? <CredentialNotice /> : null}
      {error === null ? null : preview.isSaidAtField ? (
        <FieldFailure words="The rules were not tried." error={error} />
      ) : (
        <PartFailure words="The rules were not tried. What you typed is still here." error={error} onRetry={submit} />
      )}
      {preview.isOver ? (
        <p role="status">Your reveal has ended, so the preview was cleared. Try the rules again.</p>
      ) : null}
      {tried === null ? null : (
        <LazyPanel>
          <PreviewResult tried={tried} isOld={tried.rules !== rulesText(stored, proposed)} isBusy={preview.isBusy} />
        </LazyPanel>
      )}
    </div>
  );
}
