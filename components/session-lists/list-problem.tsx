import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { describeFailure } from '#hooks/failures';
import { CopyableId } from '../ids/copyable-id';
import { useNumber, type WriteNumber } from '../numbers/use-number';
import { problemWords } from '../problems/problem-words';
import type { AddressProblem } from './list-address';
import classes from './lists.module.css';
import { MarkedExpression, positionIn } from './marked-expression';

/** The parts of a list's address, as a reader knows them. */
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

const tooSlow = /took more than 2 seconds/;

type ListProblemProps = {
  /** what the address holds that cannot be meant */
  problems: readonly AddressProblem[];
  /** what the desk answered */
  error: unknown;
  /** the expression, to mark a place in it */
  expression: string | undefined;
  onRemove: (names: readonly string[]) => void;
  onLastWeek: () => void;
  onRetry: () => void;
};

/** Why there is no list: which part is wrong and how to leave it out, or what failed; the request id; what to do. */
export function ListProblem({ problems, error, ...rest }: ListProblemProps) {
  const write = useNumber();
  if (problems.length > 0) {
    return (
      <WrongParts
        title="A part of this link cannot be read"
        text="Nothing was asked. The rest of the link is kept."
        problems={problems}
        {...rest}
      />
    );
  }
  const failure = describeFailure(error);
  const parts = Object.entries(failure.fieldErrors ?? {})
    .filter(([name]) => name in partNames)
    .map(([name, problem]) => ({ name, problem }));
  if (failure.messages.some((message) => tooSlow.test(message))) {
    return (
      <Notice title="The search took too long" requestId={failure.requestId}>
        <p>{failure.messages.join(' ')} What you chose is kept.</p>
        <div className={classes.actions}>
          <Button size="compact-sm" variant="default" onClick={rest.onLastWeek}>
            Only the last 7 days
          </Button>
          <Button size="compact-sm" variant="default" onClick={rest.onRetry}>
            Try again
          </Button>
        </div>
      </Notice>
    );
  }
  if (parts.length > 0) {
    const title = parts.some(({ name }) => name === 'page_key')
      ? 'This page of the list is not there'
      : 'A filter is wrong';
    return (
      <WrongParts title={title} text="The rest is kept." problems={parts} requestId={failure.requestId} {...rest} />
    );
  }
  const { title, next } = problemWords(failure.code, failure.messages);
  const isOfAgent = failure.code === 'agent_not_found' || failure.code === 'forbidden';
  return (
    <Notice title={title} requestId={failure.requestId}>
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
    </Notice>
  );
}

function waitWords(seconds: number | undefined, write: WriteNumber): string | null {
  return seconds === undefined ? null : `Your filters are kept. Try again in ${write(seconds)} s.`;
}

type WrongPartsProps = Pick<ListProblemProps, 'problems' | 'expression' | 'onRemove'> & {
  title: string;
  text: string;
  requestId?: string | undefined;
};

function WrongParts({ title, text, problems, expression, onRemove, requestId }: WrongPartsProps) {
  return (
    <Notice title={title} requestId={requestId}>
      <p>{text}</p>
      <ul className={classes.parts}>
        {problems.map(({ name, problem }) => (
          <li key={name}>
            <span>
              <strong>{partNames[name] ?? name}</strong>: {problem}.
            </span>
            {name === 'metadata_filter' && expression !== undefined && positionIn(problem) !== null && (
              <MarkedExpression text={expression} position={positionIn(problem) ?? 0} />
            )}
            <Button size="compact-sm" variant="default" onClick={() => onRemove([name])}>
              {name === 'page_key' ? 'Go to the first page' : `Leave out: ${partNames[name] ?? name}`}
            </Button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Notice(props: { title: string; requestId?: string | undefined; children: React.ReactNode }) {
  return (
    <div className={classes.notice} role="alert">
      <IconAlertTriangle size={18} stroke={1.75} aria-hidden className={classes.noticeIcon} />
      <div className={classes.noticeText}>
        <p>
          <strong>{props.title}.</strong>
        </p>
        {props.children}
        {props.requestId !== undefined && (
          <p className={classes.dimmed}>
            Request ID <CopyableId id={props.requestId} what="The request ID" />
          </p>
        )}
      </div>
    </div>
  );
}
