'use client';

import { Skeleton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Masking } from '#contract/masking';
import type { Settings } from '#contract/settings';
import { useSettings } from '#hooks/use-settings';
import { lazyComponent } from '../lazy/lazy-component';
import { LazyPanel } from '../lazy/lazy-panel';
import { useAnnounce } from '../notices/announcer';
import { useNumber } from '../numbers/use-number';
import { PartFailure } from '../problems/part-failure';
import { BuiltInRules } from './built-in-rules';
import { DetectorSwitches } from './detector-switches';
import { ExceptionList } from './exception-list';
import { changesBetween } from './masking-changes';
import { isRight, maskingOf, sizeProblem } from './masking-draft';
import classes from './masking-rules.module.css';
import { PathHelp } from './path-help';
import { PreviewBox } from './preview-box';
import { RuleList } from './rule-list';
import { SaveBar } from './save-bar';
import { useMaskingForm } from './use-masking-form';

const SaveDialog = lazyComponent(async () => (await import('./save-dialog')).SaveDialog);

/** The masking rules of the desk: to view, edit, try and save. */
export function MaskingView() {
  const { data, error, isFetching, refetch } = useSettings();
  const failure = (words: string) => <PartFailure words={words} error={error} onRetry={() => void refetch()} />;
  if (data === undefined) {
    return error === null || isFetching ? <MaskingSkeleton /> : failure('The masking rules could not be loaded.');
  }
  return (
    <>
      {error === null ? null : failure('The masking rules could not be refreshed. What you typed is still here.')}
      <MaskingForm settings={data} />
    </>
  );
}

function MaskingForm({ settings }: { settings: Settings }) {
  const write = useNumber();
  const announce = useAnnounce();
  const { masking: stored, rebuild } = settings;
  const { form, base, draft, onStep, isChanged, isOvertaken, isAttempted, read, end } = useMaskingForm(stored);
  const [isSaving, setSaving] = useState<boolean | null>(null);
  const [isSaved, setSaved] = useState(false);
  const mine = maskingOf(draft);
  const review = () => isChanged && read() !== null && setSaving(true);
  return (
    <div ref={form} className={classes.page}>
      <p className={classes.intro}>
        What is masked for everyone who views a session: on pages, in search, in exports, in share links and in the API.
        A placeholder replaces each masked value.
      </p>
      <Part name="Built-in rules" words="Values under keys that usually hold personal data.">
        <BuiltInRules on={draft.built_in_keys} onSwitch={(builtInKeys) => onStep({ do: 'switch', builtInKeys })} />
      </Part>
      <Part
        name="Custom rules"
        words="Values to mask entirely, in addition to the built-in rules. The first matching rule applies."
      >
        <RuleList rules={draft.rules} isAttempted={isAttempted} onStep={onStep} />
        <PathHelp />
      </Part>
      <Part name="Exceptions" words="Values that no rule masks, built-in or custom. Detectors still scan them.">
        <ExceptionList exceptions={draft.exceptions} isAttempted={isAttempted} onStep={onStep} />
      </Part>
      <Part name="Detectors" words="What is found and masked inside text, including the description.">
        <DetectorSwitches detectors={draft.detectors} onStep={onStep} />
      </Part>
      <Part name="Try the rules" words="What your draft would do to a session, for each kind of actor." isWide>
        <PreviewBox stored={stored} proposed={mine} read={read} />
      </Part>
      <SaveBar
        changes={isChanged ? changeWords(base, mine, isRight(draft), write) : null}
        problem={problemWords(sizeProblem(draft), isAttempted && !isRight(draft))}
        isOvertaken={isOvertaken}
        isSaved={isSaved}
        rebuild={rebuild}
        onReview={review}
        onDiscard={() => {
          end();
          setSaved(false);
        }}
      />
      {isSaving === null ? null : (
        <LazyPanel onFailed={() => setSaving(null)}>
          <SaveDialog
            base={base}
            mine={mine}
            opened={isSaving}
            onClose={() => setSaving(false)}
            onSaved={() => {
              end();
              setSaved(true);
              setSaving(false);
              announce('Masking rules saved. Search is being rebuilt with them.');
            }}
            onGoOn={(theirs: Masking, merged: Masking) => {
              onStep({ do: 'begin', base: theirs, masking: merged });
              setSaving(false);
            }}
            onTakeTheirs={() => {
              end();
              setSaving(false);
            }}
          />
        </LazyPanel>
      )}
    </div>
  );
}

function changeWords(base: Masking, mine: Masking, isSendable: boolean, write: (number: number) => string): string {
  // An invalid path has no meaning to compare.
  if (!isSendable) return 'some paths are invalid.';
  const words = changesBetween(base, mine, write).map((change) => change.words);
  return `${words.length === 0 ? 'how paths are written' : words.join(', ')}.`;
}

function problemWords(ofLists: string | null, isWrong: boolean): string | null {
  return ofLists ?? (isWrong ? 'Fix the errors above first. Nothing was sent.' : null);
}

type PartProps = { name: string; words: string; isWide?: boolean; children: ReactNode };

function Part({ name, words, isWide = false, children }: PartProps) {
  const id = `masking-${name.toLowerCase().replaceAll(' ', '-')}`;
  return (
    <section aria-labelledby={id} className={classes.part} data-wide={isWide || undefined}>
      <div className={classes.about}>
        <h2 id={id}>{name}</h2>
        <p>{words}</p>
      </div>
      <div className={classes.body}>{children}</div>
    </section>
  );
}

/** Sized for a desk without custom rules. */
function MaskingSkeleton() {
  return (
    <div className={classes.page} role="status" aria-label="Loading the masking rules" aria-busy="true">
      {[2.5, 5, 8, 6, 10, 9].map((height) => (
        <Skeleton key={height} height={`${height}rem`} />
      ))}
    </div>
  );
}
