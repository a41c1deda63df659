import { Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { RetentionPreview } from '#contract/retention-previews';
import type { Settings } from '#contract/settings';
import { describeFailure } from '#hooks/failures';
import { useRetentionPreview } from '#hooks/use-retention-previews';
import { BusyButton } from '../controls/busy-button';
import { useNumber } from '../numbers/use-number';
import { fieldWords } from '../problems/field-words';
import { PartFailure } from '../problems/part-failure';
import classes from './desk-settings.module.css';
import { OutlivedWords, RetentionDialog } from './retention-dialog';
import { SectionForm } from './section-form';
import { type RetentionPart, retentionRules } from './setting-drafts';
import { useSection } from './use-section';

/** What the dialog asks about. It is kept when the dialog closes, so that the dialog can return the focus. */
type Asked = { part: RetentionPart; preview: RetentionPreview; isOpen: boolean };

/** How long audit events are kept, with a dry run, and a question before anything would be removed. */
export function RetentionSection({ settings }: { settings: Settings }) {
  const write = useNumber();
  const [asked, setAsked] = useState<Asked | null>(null);
  const check = useRetentionPreview();
  const section = useSection({
    settings,
    rules: retentionRules,
    done: 'Audit log retention saved.',
    onSubmit: (part, save) =>
      check.mutate(part.audit_retention_days, {
        onSuccess: (preview) => (preview.events > 0 ? setAsked({ part, preview, isOpen: true }) : save(part)),
      }),
  });
  const { draft, stored } = section;
  const dryRun = useRetentionPreview();
  const problem = section.problems.days ?? refusalOf(check.error) ?? refusalOf(dryRun.error);
  const change = (changes: Partial<typeof draft>) => {
    check.reset();
    dryRun.reset();
    section.change(changes);
  };
  const kept = stored.audit_retention_days;
  return (
    <SectionForm
      title="Audit log"
      about="Retention removes whole sealed batches of events, oldest first. Their seals are kept for ever, so the rest can still be verified."
      section={section}
      storedWords={kept === null ? 'kept for ever.' : `kept for ${write(kept)} days.`}
      isBusy={check.isPending}
      failure={refusalOf(check.error) === undefined ? check.error : null}
    >
      <fieldset className={classes.part}>
        <legend>Keep audit events</legend>
        <Radio
          size="sm"
          name="retention"
          label="For ever"
          checked={draft.isForEver}
          onChange={() => change({ isForEver: true })}
        />
        <Radio
          size="sm"
          name="retention"
          label="For a number of days"
          checked={!draft.isForEver}
          onChange={() => change({ isForEver: false })}
        />
      </fieldset>
      {draft.isForEver ? null : (
        <>
          <TextInput
            label="Days"
            inputMode="numeric"
            maxLength={9}
            className={classes.short}
            value={draft.days}
            error={problem}
            onChange={({ currentTarget }) => change({ days: currentTarget.value })}
          />
          <div className={classes.choices}>
            <BusyButton
              type="button"
              size="xs"
              variant="default"
              isBusy={dryRun.isPending}
              onClick={() => {
                const part = section.check();
                if (part !== null) dryRun.mutate(part.audit_retention_days);
              }}
            >
              Dry run
            </BusyButton>
            <span className={classes.quiet}>Shows what would be removed now, without removing it.</span>
          </div>
          <div role="status" className={classes.said}>
            {dryRun.data === undefined ? null : <OutlivedWords preview={dryRun.data} />}
          </div>
          {dryRun.error === null || refusalOf(dryRun.error) !== undefined ? null : (
            <PartFailure words="The dry run failed. Nothing was changed." error={dryRun.error} />
          )}
        </>
      )}
      {asked === null ? null : (
        <RetentionDialog
          days={asked.part.audit_retention_days ?? 0}
          preview={asked.preview}
          opened={asked.isOpen}
          onClose={() => setAsked({ ...asked, isOpen: false })}
          onConfirm={() => {
            setAsked({ ...asked, isOpen: false });
            section.save(asked.part);
          }}
        />
      )}
    </SectionForm>
  );
}

function refusalOf(error: unknown): string | undefined {
  const words = error === null ? undefined : describeFailure(error).fieldErrors?.audit_retention_days;
  return words === undefined ? undefined : fieldWords(words);
}
