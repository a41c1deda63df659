import { Anchor, Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import Link from 'next/link';
import type { Session } from '#contract/sessions';
import { describeFailure } from '#hooks/failures';
import { useOutcomeOf } from '#hooks/use-lookups';
import { type SessionKey, sessionPath } from '../addresses/session-address';
import { SessionLink } from '../lookups/session-link';
import { PartFailure } from '../problems/part-failure';
import { TimeText } from '../times/time-text';
import classes from './comparisons.module.css';

type CompareSideProps = {
  name: 'a' | 'b';
  params: SessionKey;
  reading: UseQueryResult<Session>;
  /** the URL of the comparison with another session on this side */
  pathOf: typeof sessionPath;
  onChoose: () => void;
};

/** The session on one side, as a link; or why it cannot be compared, and what to do. */
export function CompareSide({ name, params, reading, pathOf, onChoose }: CompareSideProps) {
  const letter = name.toUpperCase();
  const hasFailed = reading.isError && !reading.isFetching;
  return (
    <section aria-label={`Side ${letter}`} className={classes.side}>
      <div className={classes.identity}>
        <span className={classes.letter}>{letter}</span>
        <h2 className={classes.name}>
          <Anchor component={Link} href={sessionPath(params)} prefetch={false} className={classes.id} dir="ltr">
            {params.session_id}
          </Anchor>
          <span className={classes.agent}>
            <span className={classes.quiet}>of </span>
            <span className={classes.id} dir="ltr">
              {params.agent_id}
            </span>
          </span>
        </h2>
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`Choose another session for ${letter}`}
          onClick={onChoose}
        >
          Change…
        </Button>
      </div>
      {hasFailed ? <Missing params={params} reading={reading} pathOf={pathOf} /> : null}
    </section>
  );
}

function Missing({ params, reading, pathOf }: Pick<CompareSideProps, 'params' | 'reading' | 'pathOf'>) {
  const { code } = describeFailure(reading.error);
  const isUnknown = code === 'session_not_found' || code === 'agent_not_found';
  const { data: outcome } = useOutcomeOf(isUnknown ? params : null);
  const others = [
    ...(outcome?.agent_ids ?? []).map((agent_id) => ({ agent_id, session_id: params.session_id })),
    ...(outcome?.did_you_mean ?? []),
  ].flatMap(({ agent_id, session_id }) => (session_id === null ? [] : [{ agent_id, session_id }]));
  const words = code === 'forbidden' ? 'You don’t have access to this session.' : 'This session could not be loaded.';
  const isWorth = !isUnknown && code !== 'forbidden';
  return (
    <>
      <PartFailure
        words={words}
        error={reading.error}
        {...(isWorth ? { onRetry: () => void reading.refetch() } : {})}
      />
      {outcome?.deleted_at ? (
        <p className={classes.known}>
          It was deleted by <bdi>{outcome.deleted_by}</bdi> <TimeText iso={outcome.deleted_at} />.
        </p>
      ) : null}
      {outcome !== undefined && outcome?.deleted_at === null && others.length === 0 ? (
        <p className={classes.known}>Check the IDs against their source, or choose another session.</p>
      ) : null}
      {others.length > 0 ? (
        <div className={classes.known}>
          <p>Compare with one of these instead:</p>
          <ul className={classes.others}>
            {others.map(({ agent_id, session_id }) => (
              <li key={`${agent_id}/${session_id}`}>
                <SessionLink agentId={agent_id} sessionId={session_id} pathOf={pathOf}>
                  {`${agent_id} / ${session_id}`}
                </SessionLink>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}
