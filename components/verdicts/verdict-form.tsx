import { Radio, Textarea } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import type { Verdict } from '#contract/verdicts';
import { describeFailure } from '#hooks/failures';
import { useCreateVerdict } from '#hooks/use-verdicts';
import { useUnsaved } from '../browser/unsaved';
import { BusyButton } from '../controls/busy-button';
import { useAnnounce } from '../notices/announcer';
import { useNumber } from '../numbers/use-number';
import { PartFailure } from '../problems/part-failure';
import { verdictsInOrder, verdictWords } from './verdict-words';
import classes from './verdicts.module.css';

const maxCommentLength = 5_000;

type VerdictFormProps = {
  params: { agent_id: string; session_id: string };
  /** the reader has given a verdict before */
  replacesOwn: boolean;
};

/** The form for the reader's verdict. What was typed stays until it is saved. */
export function VerdictForm({ params, replacesOwn }: VerdictFormProps) {
  const write = useNumber();
  const [verdict, setVerdict] = useState<Verdict['verdict'] | null>(null);
  const [comment, setComment] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const give = useCreateVerdict(params);
  const announce = useAnnounce();
  const fieldErrors = give.error ? describeFailure(give.error).fieldErrors : undefined;
  const length = [...comment.trim()].length;
  useUnsaved(comment.trim() !== '');

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (verdict === null) {
      setProblem('Choose a verdict first.');
      return void form.current?.querySelector<HTMLInputElement>('[type=radio]')?.focus();
    }
    if (length > maxCommentLength) return;
    give.mutate(
      { verdict, comment },
      {
        onSuccess: () => {
          setVerdict(null);
          setComment('');
          announce('Verdict saved.');
        },
      },
    );
  };

  return (
    <form ref={form} onSubmit={submit} noValidate aria-label="Your verdict" className={classes.form}>
      <Radio.Group
        label="Your verdict"
        description={replacesOwn ? 'Replaces your earlier verdict.' : undefined}
        value={verdict}
        onChange={(value) => {
          setVerdict(value as Verdict['verdict']);
          setProblem(null);
        }}
        error={problem}
      >
        <div className={classes.choices}>
          {verdictsInOrder.map((each) => (
            <Radio key={each} value={each} label={verdictWords[each].word} />
          ))}
        </div>
      </Radio.Group>
      <Textarea
        label="Comment"
        description="Optional. Visible to anyone who can read the session; personal data in it is masked."
        autosize
        minRows={2}
        maxRows={10}
        value={comment}
        error={
          length > maxCommentLength
            ? `A comment can have at most ${write(maxCommentLength)} characters; this one has ${write(length)}.`
            : fieldErrors?.comment
        }
        onChange={(event) => setComment(event.currentTarget.value)}
      />
      {give.error ? (
        <PartFailure
          words="Your verdict was not saved. What you typed is still here."
          unknown="We don’t know whether your verdict was saved. What you typed is still here; giving it again replaces the first."
          error={give.error}
        />
      ) : null}
      <BusyButton type="submit" size="xs" className={classes.older} isBusy={give.isPending}>
        Give verdict
      </BusyButton>
    </form>
  );
}
