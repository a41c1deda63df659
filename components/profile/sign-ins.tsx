import { Button, Skeleton } from '@mantine/core';
import { useRef, useState } from 'react';
import type { SignIn } from '#contract/sign-ins';
import { describeFailure } from '#hooks/failures';
import { useEndSignIn, useEndSignIns, useSignIns } from '#hooks/use-sign-ins';
import { OlderRows } from '../paging/older-rows';
import { PartFailure } from '../problems/part-failure';
import { showFailure } from '../problems/show-failure';
import { useAnnounce } from '../shell/announcer';
import { BusyButton } from '../shell/busy-button';
import { TimeText } from '../times/time-text';
import { browserWords } from './browser-words';
import classes from './profile.module.css';

/** The reader's sign-ins, and ways to end one, all others, or all. */
export function SignIns() {
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <section aria-labelledby="sign-ins" className={classes.part}>
      <h2 id="sign-ins" ref={heading} tabIndex={-1}>
        Where you are signed in
      </h2>
      <p className={classes.quiet}>
        If you don’t recognise a sign-in, end it and change your password. Browser names are a hint, not proof.
      </p>
      <SignInList onGone={() => heading.current?.focus()} />
      <EndAll onGone={() => heading.current?.focus()} />
    </section>
  );
}

function SignInList({ onGone }: { onGone: () => void }) {
  const list = useSignIns();
  const { data, error, isFetching, isFetchNextPageError, refetch } = list;
  const announce = useAnnounce();
  const end = useEndSignIn((failure) => {
    // It had already ended, which is what was wanted.
    if (describeFailure(failure).code === 'not_found') return;
    showFailure({ words: 'The sign-in was not ended.', unknown: 'The sign-in may still be active.', error: failure });
  });
  if (data === undefined) {
    if (error === null || isFetching) return <Skeleton height={112} aria-label="Loading your sign-ins" />;
    return <PartFailure words="Your sign-ins could not be loaded." error={error} onRetry={() => void refetch()} />;
  }
  const onEnd = (signIn: SignIn) => {
    if (end.isPending) return;
    end.mutate(signIn.id, {
      onSuccess: () => {
        announce('Sign-in ended.');
        onGone();
      },
    });
  };
  return (
    <>
      {error !== null && !isFetchNextPageError && (
        <PartFailure
          words="Your sign-ins could not be refreshed. The list may be out of date."
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      <ul className={classes.signIns}>
        {data.pages
          .flatMap((page) => page.sign_ins)
          .map((signIn) => (
            <SignInRow
              key={signIn.id}
              signIn={signIn}
              isEnding={end.isPending && end.variables === signIn.id}
              onEnd={() => onEnd(signIn)}
            />
          ))}
      </ul>
      <OlderRows
        words="Show earlier sign-ins"
        failure="Earlier sign-ins could not be loaded."
        className={classes.older}
        list={{ ...list, error: isFetchNextPageError ? error : null }}
      />
    </>
  );
}

function SignInRow({ signIn, isEnding, onEnd }: { signIn: SignIn; isEnding: boolean; onEnd: () => void }) {
  const { created_at, ends_at, address, user_agent, is_current } = signIn;
  const words = browserWords(user_agent);
  return (
    <li className={classes.signIn}>
      <div className={classes.where}>
        <span>
          <bdi className={classes.browser} title={user_agent}>
            {words}
          </bdi>
          {is_current && <strong className={classes.current}> · current</strong>}
        </span>
        <span className={classes.quiet}>
          from <bdi>{address}</bdi>
        </span>
      </div>
      <div className={classes.when}>
        <span>
          Signed in <TimeText iso={created_at} />
        </span>
        <span className={classes.quiet}>
          Expires <TimeText iso={ends_at} />
        </span>
      </div>
      {is_current ? null : (
        <BusyButton
          size="xs"
          variant="default"
          aria-label={`End the sign-in with ${words} from ${address}`}
          isBusy={isEnding}
          onClick={onEnd}
        >
          End
        </BusyButton>
      )}
    </li>
  );
}

function EndAll({ onGone }: { onGone: () => void }) {
  const [asked, setAsked] = useState<'none' | 'others' | 'all'>('none');
  const end = useEndSignIns();
  const announce = useAnnounce();
  const back = () => {
    setAsked('none');
    onGone();
  };
  const submit = () =>
    end.mutate(
      { keepCurrent: asked === 'others' },
      {
        onSuccess: () => {
          if (asked === 'all') return window.location.assign('/sign-in');
          announce('All your other sign-ins have ended.');
          back();
        },
      },
    );
  if (asked === 'none') {
    return (
      <div className={classes.done}>
        <Button size="xs" variant="default" onClick={() => setAsked('others')}>
          Sign out everywhere else…
        </Button>
        <Button size="xs" variant="default" onClick={() => setAsked('all')}>
          Sign out everywhere…
        </Button>
      </div>
    );
  }
  return (
    <>
      <div className={classes.done}>
        <span>
          {asked === 'all' ? 'End all your sign-ins, including this one?' : 'End all your sign-ins except this one?'}
        </span>
        <BusyButton size="xs" color="red" autoFocus isBusy={end.isPending} onClick={submit}>
          {asked === 'all' ? 'Sign out everywhere' : 'Sign out everywhere else'}
        </BusyButton>
        <Button size="xs" variant="default" onClick={back}>
          Cancel
        </Button>
      </div>
      {end.error === null ? null : (
        <PartFailure
          words="Your sign-ins were not ended."
          unknown="Your sign-ins may still be active."
          error={end.error}
        />
      )}
    </>
  );
}
