'use client';

import { Button, Textarea } from '@mantine/core';
import { IconCornerDownLeft, IconKey } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState, useTransition } from 'react';
import { createLookup, type Outcome } from '#contract/lookups';
import { withoutCredentials } from '#contract/pasted-credentials';
import { mostPastedItems, pastedItems } from '#contract/pasted-lines';
import { mayHoldRequestId } from '#contract/pasted-request-ids';
import { recognise } from '#contract/pasted-text';
import { useCreateLookup } from '#hooks/use-lookups';
import { sessionPath } from '../sessions/session-address';
import { Answer } from './answer';
import { Failure } from './failure';
import { type HalfState, halvesAfter, halvesBefore } from './half-words';
import { Halves } from './halves';
import classes from './look-up.module.css';
import { Outcomes } from './outcomes';

const boxId = 'lookup-text';
const hintId = 'lookup-hint';
const refusals = {
  empty: 'Paste something first.',
  nothing:
    'Nothing in this text is the ID of an agent or a session. They begin with agt_ and ase_. It holds no request ID either. Nothing was sent.',
} as const;

/** The one box: paste anything, Enter goes to the session; what is wrong is said beside it, half by half. */
export function LookUp() {
  const router = useRouter();
  const box = useRef<HTMLTextAreaElement>(null);
  const lookup = useCreateLookup();
  const [text, setText] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  // The text after a credential was cut out of it, for as long as it stands in the box.
  const [cutText, setCutText] = useState<string | null>(null);
  const [isOpening, startOpening] = useTransition();
  const deferred = useDeferredValue(text);
  const live = useMemo(() => withoutCredentials(deferred), [deferred]);
  const items = useMemo(() => pastedItems(live.text), [live]);
  const seen = useMemo(() => recognise(live.text), [live]);

  useEffect(() => {
    // What was typed before the page came alive is kept.
    if (box.current?.value) setText(box.current.value);
    box.current?.focus({ preventScroll: true });
  }, []);

  const change = (next: string) => {
    setText(next);
    setRefusal(null);
    lookup.reset();
  };

  const lookUp = (given: string) => {
    const cut = withoutCredentials(given);
    const refused = refusalOf(cut.text);
    setText(cut.text);
    if (cut.heldCredential) setCutText(cut.text);
    setRefusal(refused);
    lookup.reset();
    if (refused !== null) return box.current?.focus();
    lookup.mutate(
      { text: cut.text },
      { onSuccess: ({ outcomes: [first, ...more] }) => more.length === 0 && open(first) },
    );
  };

  const open = (outcome: Outcome | undefined) => {
    if (outcome?.outcome !== 'found' || outcome.agent_id === null || outcome.session_id === null) return;
    const path = sessionPath({ agent_id: outcome.agent_id, session_id: outcome.session_id });
    startOpening(() => router.push(path));
  };

  // What was pressed goes away with the answer that it stood in: the box is where one goes on.
  const lookUpFromBox = (given: string) => {
    box.current?.focus();
    lookUp(given);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (!isBusy) lookUp(text);
  };

  const outcomes = lookup.data?.outcomes ?? [];
  const outcome = outcomes.length === 1 ? outcomes[0] : undefined;
  const isBusy = lookup.isPending || isOpening || outcome?.outcome === 'found';
  const halves = outcome ? halvesAfter(outcome) : halvesBefore(seen);
  const isSeveral = items.length > 1;
  const isWrong = refusal !== null || (!isSeveral && halves.some((half) => half.state === 'wrong'));
  const heldCredential = live.heldCredential || cutText === text;
  return (
    <section className={classes.lookUp}>
      <h1 className={classes.title}>
        <label htmlFor={boxId}>Look up a session</label>
      </h1>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) lookUp(text);
        }}
      >
        <Textarea
          ref={box}
          id={boxId}
          className={classes.box}
          classNames={{ input: classes.input }}
          autosize
          minRows={2}
          maxRows={10}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          placeholder="Paste IDs, a link, a curl or log line, JSON …"
          // As plain properties Mantine would put the one on the wrapper and overwrite the others.
          attributes={{
            input: { dir: 'auto', 'aria-describedby': hintId, 'aria-invalid': isWrong || undefined },
          }}
          value={text}
          onChange={(event) => change(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <Button
          type="submit"
          className={classes.go}
          aria-disabled={isBusy || undefined}
          rightSection={<IconCornerDownLeft size={16} stroke={1.75} aria-hidden />}
        >
          Look up
        </Button>
      </form>
      <div id={hintId} className={classes.beside} role="status" aria-busy={isBusy}>
        {outcomes.length > 1 ? (
          <Outcomes outcomes={outcomes} onTry={lookUpFromBox} />
        ) : (
          <Beside
            refusal={refusal}
            halves={halves}
            lines={items.length}
            isEmpty={deferred.trim() === ''}
            busy={busyWords(lookup.isPending, isBusy)}
          />
        )}
        {outcome && <Answer outcome={outcome} onTry={lookUpFromBox} isOpening={outcome.outcome === 'found'} />}
      </div>
      {lookup.isError && <Failure error={lookup.error} onRetry={() => lookUpFromBox(text)} />}
      {heldCredential && <CredentialNotice />}
    </section>
  );
}

function refusalOf(text: string): string | null {
  if (text.trim() === '') return refusals.empty;
  const checked = createLookup.body.safeParse({ text });
  if (!checked.success)
    return `The ${checked.error.issues[0]?.message ?? 'text cannot be sent'}. Paste only the part with the IDs.`;
  const mayNameSomething = pastedItems(text).some(
    (item) => halvesBefore(recognise(item.text)).length > 0 || mayHoldRequestId(item),
  );
  return mayNameSomething ? null : refusals.nothing;
}

function busyWords(isPending: boolean, isBusy: boolean): string | null {
  if (isPending) return 'Looking it up …';
  return isBusy ? 'Found. Opening it …' : null;
}

type BesideProps = {
  refusal: string | null;
  halves: HalfState[];
  lines: number;
  isEmpty: boolean;
  busy: string | null;
};

/** The line under the box. Its place is kept while it is empty, so that nothing below moves. */
function Beside({ refusal, halves, lines, isEmpty, busy }: BesideProps) {
  if (refusal !== null) {
    return <Halves halves={[{ kind: 'session', id: null, state: 'wrong', words: refusal }]} />;
  }
  if (lines > 1) {
    const count = lines > mostPastedItems ? `more than ${mostPastedItems}` : lines;
    return <p className={classes.dimmed}>{busy ?? `${count} lines: each is looked up.`}</p>;
  }
  if (halves.length === 0) {
    return (
      <p className={classes.dimmed}>
        {isEmpty
          ? 'Two IDs in any order, a session ID or request ID alone, or anything that holds them, up to 100 lines. Shift+Enter makes a new line.'
          : 'No ID of an agent (agt_…) or a session (ase_…) in it yet.'}
      </p>
    );
  }
  return (
    <>
      <Halves halves={halves} />
      {busy !== null && <p className={classes.busy}>{busy}</p>}
    </>
  );
}

function CredentialNotice() {
  return (
    <div className={classes.notice} data-kind="warning" role="alert">
      <IconKey size={18} stroke={1.75} aria-hidden className={classes.noticeIcon} />
      <div className={classes.noticeText}>
        <p>
          <strong>The text held a key or another credential.</strong> It is cut out here, before anything is sent.
        </p>
        <p>Whoever saw the text could use it: have it rotated.</p>
      </div>
    </div>
  );
}
