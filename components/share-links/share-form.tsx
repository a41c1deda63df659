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

/** The choices of whoever makes a link. */
export function ShareForm({ error, isBusy, onSubmit, onClose, ...choices }: ShareFormProps) {
  const form = useRef<HTMLFormElement>(null);
  // What is wrong may be out of sight.
  useEffect(() => {
    if (Object.keys(choices.problems).length === 0) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [choices.problems]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  // A refusal that belongs to a choice stands there.
  const isElsewhere = error === null || Object.keys(problemsFrom(describeFailure(error))).length > 0;
  return (
    <form ref={form} onSubmit={submit} noValidate className={classes.form}>
      <p>
        Whoever has the link sees what you choose here, without a sign-in, until it ends. Each open is on the record.
      </p>
      <ShareContents {...choices} />
      <ShareMasking {...choices} />
      <ShareMoment {...choices} />
      <ShareEnds {...choices} />
      {Object.keys(choices.problems).length === 0 ? null : error === null ? (
        <p role="alert" className={classes.problem}>
          Something above is not right yet. Nothing was made.
        </p>
      ) : (
        <FieldFailure words="Something above is not right yet. Nothing was made." error={error} />
      )}
      {isElsewhere ? null : (
        <PartFailure
          words="The preview could not be read, and nothing was made. Your choices are kept."
          error={error}
        />
      )}
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <BusyButton type="submit" isBusy={isBusy}>
          See what the recipient will see
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
          <Radio value="masked" label="Masked" description="Placeholders stand for it" />
          <Radio
            value="shown"
            label="Shown"
            description={policy.mayUnmask ? 'Needs a reason' : 'You may not reveal personal data'}
            disabled={!policy.mayUnmask}
          />
        </div>
      </Radio.Group>
      {draft.masked ? null : (
        <Textarea
          label="Reason"
          description="3 to 500 characters. Whoever reads the audit log can read it; the recipient cannot. No customer’s data."
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
      label="Which state"
      description={then === null ? 'An earlier one: show it from the History first, then share it.' : undefined}
      error={problems.frozenAt}
      value={draft.frozenAt ?? 'live'}
      onChange={(value) => onChange({ frozenAt: value === 'live' ? null : value })}
    >
      <div className={classes.two}>
        <Radio value="live" label="Live" description="The session as it is at each look" />
        <Radio value="now" label="Frozen now" description="As it is when the link is made, whatever changes later" />
        {then === null ? null : (
          <Radio value={then.revisionId} label="Frozen as shown" description={`As it stood at ${exact(then.at)}`} />
        )}
        {isOther && draft.frozenAt !== null ? (
          <Radio value={draft.frozenAt} label="Frozen as before" description="The revision that the other link shows" />
        ) : null}
      </div>
    </Radio.Group>
  );
}
