import { Button, Group, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { revealMinutes } from '#contract/reveal-time';
import { revealReasonSchema } from '#contract/reveals';
import { describeFailure } from '#hooks/failures';
import { useCreateReveal } from '#hooks/use-reveals';
import { useNumber } from '../numbers/use-number';
import { PartFailure } from '../problems/part-failure';
import { BusyButton } from '../shell/busy-button';
import { LateModal } from '../shell/late-modal';
import classes from './reveals.module.css';

type RevealDialogProps = {
  params: { agent_id: string; session_id: string };
  masked: number;
  opened: boolean;
  onClose: () => void;
};

/** Asks for the reason for a reveal, and says beforehand what is shown, for how long, and what is recorded. */
export function RevealDialog({ params, masked, opened, onClose }: RevealDialogProps) {
  const write = useNumber();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const reveal = useCreateReveal(params);
  const failure = reveal.error ? describeFailure(reveal.error) : null;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const checked = revealReasonSchema.safeParse(reason);
    if (!checked.success) {
      setProblem(sentence(checked.error.issues[0]?.message ?? 'a reason is needed'));
      return;
    }
    setProblem(null);
    reveal.mutate(
      { reason: checked.data },
      {
        onSuccess: () => {
          setReason('');
          onClose();
        },
      },
    );
  };

  return (
    <LateModal
      opened={opened}
      onClose={onClose}
      title={masked === 1 ? 'Reveal 1 masked value' : `Reveal ${write(masked)} masked values`}
    >
      <form onSubmit={submit} noValidate className={classes.form}>
        <p>
          {`You’ll see the values of this session for ${revealMinutes} minutes. They stay masked for everyone else, and for you everywhere else.`}
        </p>
        <Textarea
          label="Reason"
          description="3 to 500 characters, e.g. the ticket and what you need to know. Don’t include customer data."
          data-autofocus
          autosize
          minRows={2}
          maxRows={8}
          maxLength={600}
          value={reason}
          error={problem ?? failure?.fieldErrors?.reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          required
        />
        <p className={classes.record}>
          Recorded before anything is shown: your name, the session, the time and the reason. Kept as long as the audit
          log, and visible to anyone who can read it.
        </p>
        {failure && failure.fieldErrors?.reason === undefined ? (
          <PartFailure
            words="Nothing was revealed. Your reason is still here."
            unknown="Nothing is shown, but the reveal may have been recorded. Your reason is still here."
            error={reveal.error}
          />
        ) : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <BusyButton type="submit" isBusy={reveal.isPending}>
            Reveal
          </BusyButton>
        </Group>
      </form>
    </LateModal>
  );
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
