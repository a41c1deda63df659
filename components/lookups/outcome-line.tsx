import { Button } from '@mantine/core';
import { IconArrowRight, IconCheck, IconLock, IconMinus, IconTrash, IconX } from '@tabler/icons-react';
import Link from 'next/link';
import type { Outcome } from '#contract/lookups';
import { TimeText } from '../times/time-text';
import { CallLink } from './call-link';
import type { OutcomeRow } from './outcome-rows';
import { writtenPair } from './outcome-rows';
import classes from './outcomes.module.css';
import { SessionLink } from './session-link';

const icons = {
  found: IconCheck,
  elsewhere: IconArrowRight,
  unknown: IconX,
  deleted: IconTrash,
  not_yours: IconLock,
  nothing: IconMinus,
} as const;

type OutcomeLineProps = {
  row: OutcomeRow;
  isBusy: boolean;
  onTry: (meant: Outcome['did_you_mean'][number]) => void;
};

/** A row of the outcomes table. */
export function OutcomeLine({ row, isBusy, onTry }: OutcomeLineProps) {
  const { line, text, look, words, details, agents, sessions, writtenSession, outcome } = row;
  const Icon = icons[look];
  return (
    <tr tabIndex={-1} aria-busy={isBusy || undefined}>
      <th scope="row" className={classes.line}>
        <span className={classes.lineWord}>Line </span>
        {line}
      </th>
      <td className={classes.text} dir="auto">
        {text}
      </td>
      <td className={classes.outcome} data-look={look}>
        <div className={classes.words}>
          <Icon size={16} stroke={2} aria-hidden className={classes.icon} />
          <span>
            <span className={classes.word}>{words}</span>
            {outcome.deleted_at !== null && (
              <>
                {' '}
                <TimeText iso={outcome.deleted_at} />
              </>
            )}
          </span>
        </div>
        {outcome.request_id === null ? null : (
          <p className={classes.detail}>
            <CallLink id={outcome.request_id} />
          </p>
        )}
        {details.map((detail) => (
          <p key={detail} className={classes.detail}>
            {detail}
          </p>
        ))}
        {outcome.did_you_mean.length > 0 && <Meant meant={outcome.did_you_mean} isBusy={isBusy} onTry={onTry} />}
      </td>
      <td className={classes.agent}>
        <Ids>
          {agents.map(({ id, exists }) => (
            <li key={id} dir="ltr">
              {exists ? <AgentLink id={id} /> : id}
            </li>
          ))}
        </Ids>
      </td>
      <td className={classes.session}>
        <Ids>
          {sessions.map(({ agent_id, session_id }) => (
            <li key={agent_id}>
              <SessionLink agentId={agent_id} sessionId={session_id}>
                {sessions.length === 1 ? session_id : `${agent_id} / ${session_id}`}
              </SessionLink>
            </li>
          ))}
          {writtenSession !== null && <li dir="ltr">{writtenSession}</li>}
        </Ids>
      </td>
    </tr>
  );
}

function Ids({ children }: { children: React.ReactNode }) {
  return <ul className={classes.ids}>{children}</ul>;
}

/** A link to an agent's sessions. */
function AgentLink({ id }: { id: string }) {
  return (
    <Link href={`/sessions?agent_id=${encodeURIComponent(id)}`} prefetch={false} className={classes.link}>
      {id}
    </Link>
  );
}

function Meant({
  meant,
  isBusy,
  onTry,
}: Pick<OutcomeLineProps, 'isBusy' | 'onTry'> & { meant: Outcome['did_you_mean'] }) {
  return (
    <div className={classes.meant}>
      <span className={classes.detail}>{isBusy ? 'Looking up …' : 'Did you mean:'}</span>
      {meant.map((each) => (
        <Button
          key={writtenPair(each)}
          variant="default"
          size="compact-xs"
          className={classes.try}
          aria-disabled={isBusy || undefined}
          onClick={() => onTry(each)}
        >
          <span dir="ltr">{each.session_id ?? each.agent_id}</span>
        </Button>
      ))}
    </div>
  );
}
