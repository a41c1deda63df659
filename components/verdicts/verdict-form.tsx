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

/** Gives one's verdict, or replaces it. What was typed stays until it is on the record. */
export function VerdictForm({ params }: { params: { agent_id: string; session_id: string } }) {
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
          announce('Your verdict is given.');
        },
      },
    );
  };

  return (
    <form ref={form} onSubmit={submit} noValidate aria-label="Your verdict" className={classes.form}>
      <Radio.Group
        label="Your verdict"
        description="On the session as it is now. It takes the place of the one that you gave before."
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
        description="Optional. Whoever may read the session can read it; personal data in it is masked."
        autosize
        minRows={2}
        maxRows={10}
        value={comment}
        error={
          length > maxCommentLength
            ? `A comment has at most ${write(maxCommentLength)} characters; this one has ${write(length)}.`
            : fieldErrors?.comment
        }
        onChange={(event) => setComment(event.currentTarget.value)}
      />
      {give.error ? (
        <PartFailure
          words="Your verdict was not given. What you typed is still here."
          unknown="It is not known whether your verdict was given. What you typed is still here; giving it once more takes the place of the first."
          error={give.error}
        />
      ) : null}
      <BusyButton type="submit" size="xs" className={classes.older} isBusy={give.isPending}>
        Give verdict
      </BusyButton>
    </form>
  );
}
