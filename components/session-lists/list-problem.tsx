import { Button } from '@mantine/core';
import { describeFailure } from '#hooks/failures';
import { useNumber, type WriteNumber } from '../numbers/use-number';
import { FilterNotice, isTooSlow, refusedParts, SlowNotice, WrongParts } from '../problems/filter-notice';
import { problemWords } from '../problems/problem-words';
import type { AddressProblem } from './list-address';
import classes from './lists.module.css';
import { MarkedExpression, positionIn } from './marked-expression';

/** The labels of the list's query parameters. */
const partNames: Record<string, string> = {
  agent_id: 'Agent',
  enabled: 'Status',
  created_after: 'Created from',
  created_before: 'Created before',
  updated_after: 'Updated from',
  updated_before: 'Updated before',
  q: 'Text',
  metadata_filter: 'Metadata',
  order_by: 'Order',
  direction: 'Direction',
  page_key: 'Page',
  match: 'Exact personal value',
};

/** Button labels for parameters where "Remove the … filter" would read badly. */
const removals: Record<string, string> = {
  created_after: 'Remove the “Created from” filter',
  created_before: 'Remove the “Created before” filter',
  updated_after: 'Remove the “Updated from” filter',
  updated_before: 'Remove the “Updated before” filter',
  order_by: 'Use the default order',
  direction: 'Use the default direction',
  page_key: 'Go to the first page',
  match: 'Remove the exact value',
};

type ListProblemProps = {
  /** what is wrong with the URL */
  problems: readonly AddressProblem[];
  /** the API's error */
  error: unknown;
  /** the expression, to mark the error in it */
  expression: string | undefined;
  onRemove: (names: readonly string[]) => void;
  onLastWeek: () => void;
  onRetry: () => void;
};

/** Why there is no list: which filter is invalid and how to remove it, or what failed; the request ID; what to do. */
export function ListProblem({ problems, error, ...rest }: ListProblemProps) {
  const write = useNumber();
  if (problems.length > 0) {
    return (
      <WrongPartsNotice
        title="Part of this link is invalid"
        text="Nothing was searched. The rest of the link is kept."
        problems={problems}
        {...rest}
      />
    );
  }
  const failure = describeFailure(error);
  if (isTooSlow(failure)) return <SlowNotice failure={failure} {...rest} />;
  const parts = refusedParts(failure, partNames);
  if (parts.length > 0) {
    const title = parts.some(({ name }) => name === 'page_key')
      ? 'No such page in this list'
      : parts.length === 1
        ? 'One filter is invalid'
        : 'Some filters are invalid';
    return (
      <WrongPartsNotice
        title={title}
        text="Your other filters are kept."
        problems={parts}
        requestId={failure.requestId}
        {...rest}
      />
    );
  }
  const { title, next } = problemWords(failure.code, failure.messages);
  const isOfAgent = failure.code === 'agent_not_found' || failure.code === 'forbidden';
  return (
    <FilterNotice title={title} requestId={failure.requestId}>
      <p>{failure.messages.join(' ')}</p>
      <p className={classes.dimmed}>
        {waitWords(failure.retryAfterSeconds, write) ?? `${next.join(' ')} Your filters are kept.`}
      </p>
      <div className={classes.actions}>
        {isOfAgent && (
          <Button size="compact-sm" variant="default" onClick={() => rest.onRemove(['agent_id', 'match', 'page_key'])}>
            All agents
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={rest.onRetry}>
          Try again
        </Button>
      </div>
    </FilterNotice>
  );
}

function waitWords(seconds: number | undefined, write: WriteNumber): string | null {
  return seconds === undefined ? null : `Your filters are kept. Try again in ${write(seconds)} s.`;
}

type WrongPartsNoticeProps = Pick<ListProblemProps, 'problems' | 'expression' | 'onRemove'> & {
  title: string;
  text: string;
  requestId?: string | undefined;
};

function WrongPartsNotice({ title, text, problems, expression, onRemove, requestId }: WrongPartsNoticeProps) {
  return (
    <FilterNotice title={title} requestId={requestId}>
      <p>{text}</p>
      <WrongParts
        parts={problems}
        partNames={partNames}
        onRemove={(name) => onRemove([name])}
        removal={(name) => removals[name]}
        detail={({ name, problem }) =>
          name === 'metadata_filter' && expression !== undefined && positionIn(problem) !== null ? (
            <MarkedExpression text={expression} position={positionIn(problem) ?? 0} />
          ) : null
        }
      />
    </FilterNotice>
  );
}
