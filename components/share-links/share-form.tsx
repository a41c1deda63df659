import { Button, Radio, Textarea } from '@mantine/core';
import { type FormEvent, useEffect, useRef } from 'react';
import { describeFailure } from '#hooks/failures';
import { BusyButton } from '../controls/busy-button';
import { FieldFailure } from '../problems/field-failure';
import { PartFailure } from '../problems/part-failure';
import { useTimeDisplay } from '../times/time-display';
import type { DraftProps } from './draft-props';
import { ShareContents } from './share-contents';
import { problemsFrom } from './share-draft';
import { ShareEnds } from './share-ends';
import classes from './share-links.module.css';

type ShareFormProps = DraftProps & { error: unknown; isBusy: boolean; onSubmit: () => void; onClose: () => void };

/** The form with the choices for a new link. */
export function ShareForm({ error, isBusy, onSubmit, onClose, ...choices }: ShareFormProps) {
  const form = useRef<HTMLFormElement>(null);
  // The invalid field may be out of sight.
  useEffect(() => {
    if (Object.keys(choices.problems).length === 0) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [choices.problems]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  // A refusal that belongs to a choice is shown there.
  const isElsewhere = error === null || Object.keys(problemsFrom(describeFailure(error))).length > 0;
  return (
    <form ref={form} onSubmit={submit} noValidate className={classes.form}>
      <p>
        Anyone with the link can see what you choose here, without a sign-in, until it expires. Each open is recorded.
      </p>
      <ShareContents {...choices} />
      <ShareMasking {...choices} />
      <ShareMoment {...choices} />
      <ShareEnds {...choices} />
      {Object.keys(choices.problems).length === 0 ? null : error === null ? (
        <p role="alert" className={classes.problem}>
          Check the fields above. No link was created.
        </p>
      ) : (
        <FieldFailure words="Check the fields above. No link was created." error={error} />
      )}
      {isElsewhere ? null : (
        <PartFailure
          words="The preview could not be loaded. No link was created, and your choices are kept."
          error={error}
        />
      )}
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <BusyButton type="submit" isBusy={isBusy}>
          Preview as recipient
        </BusyButton>
      </div>
    </form>
  );
}

function ShareMasking({ draft, problems, policy, onChange }: DraftProps) {
  return (
    <fieldset className={classes.group}>
      <Radio.Group
        label="Personal data"
        value={draft.masked ? 'masked' : 'shown'}
        onChange={(value) => onChange({ masked: value === 'masked' })}
      >
        <div className={classes.two}>
          <Radio value="masked" label="Masked" description="Shown as placeholders" />
          <Radio
            value="shown"
            label="Unmasked"
            description={policy.mayUnmask ? 'Requires a reason' : 'You don’t have permission to reveal personal data'}
            disabled={!policy.mayUnmask}
          />
        </div>
      </Radio.Group>
      {draft.masked ? null : (
        <Textarea
          label="Reason"
          description="3 to 500 characters. Visible to anyone who can read the audit log, not to the recipient. Don’t include customer data."
          autosize
          minRows={2}
          maxRows={6}
          maxLength={600}
          required
          value={draft.reason}
          error={problems.reason}
          onChange={(event) => onChange({ reason: event.currentTarget.value })}
        />
      )}
    </fieldset>
  );
}

function ShareMoment({ draft, problems, of, onChange }: DraftProps) {
  const { exact } = useTimeDisplay();
  const { then } = of;
  const isOther = draft.frozenAt !== null && draft.frozenAt !== 'now' && draft.frozenAt !== then?.revisionId;
  return (
    <Radio.Group
      label="Live or snapshot"
      description={then === null ? 'To share an earlier revision, view it from History first.' : undefined}
      error={problems.frozenAt}
      value={draft.frozenAt ?? 'live'}
      onChange={(value) => onChange({ frozenAt: value === 'live' ? null : value })}
    >
      <div className={classes.two}>
        <Radio value="live" label="Live" description="Always the current session" />
        <Radio
          value="now"
          label="Snapshot"
          description="As it is when the link is created; later changes aren’t shown"
        />
        {then === null ? null : (
          <Radio
            value={then.revisionId}
            label="Snapshot of the revision shown"
            description={`As it was at ${exact(then.at)}`}
          />
        )}
        {isOther && draft.frozenAt !== null ? (
          <Radio
            value={draft.frozenAt}
            label="Same snapshot as before"
            description="The revision that the original link shows"
          />
        ) : null}
      </div>
    </Radio.Group>
  );
}
