import { Checkbox } from '@mantine/core';
import Link from 'next/link';
import { memo, useMemo } from 'react';
import type { Session } from '#contract/sessions';
import { MaskedText } from '../masking/masked-text';
import { sessionPath } from '../sessions/session-address';
import { StatusBadge } from '../sessions/status-badge';
import { TimeText } from '../times/time-text';
import type { ColumnName, Columns } from './columns';
import { metadataCell } from './metadata-cell';
import classes from './session-table.module.css';
import { rowAttribute } from './use-row-keys';

const mostShown = 300;
const none: string[] = [];

type SessionRowProps = {
  session: Session;
  index: number;
  columns: Columns;
  isSelected: boolean;
  onSelect: () => void;
  onOpen: () => void;
};

/** One session of the list. Its link does not prefetch: anything that sends session data is recorded as an access. */
export const SessionRow = memo(function SessionRow(props: SessionRowProps) {
  const { session, index, columns, isSelected, onSelect, onOpen } = props;
  const { id, agent_id, description, enabled, created_at, last_change, masked = none } = session;
  const isShown = (name: ColumnName) => columns.shown.includes(name);
  return (
    <tr data-selected={isSelected || undefined}>
      <td className={classes.check}>
        <Checkbox size="xs" aria-label={`Select ${id}`} checked={isSelected} onChange={onSelect} />
      </td>
      {isShown('status') && (
        <td className={classes.status}>
          <StatusBadge enabled={enabled} />
        </td>
      )}
      <td className={classes.session} title={id}>
        <Link
          href={sessionPath({ agent_id, session_id: id })}
          prefetch={false}
          className={classes.link}
          dir="ltr"
          onClick={onOpen}
          {...{ [rowAttribute]: index }}
        >
          {id}
        </Link>
      </td>
      {isShown('agent') && (
        <td className={classes.agent} title={agent_id} dir="ltr">
          {agent_id}
        </td>
      )}
      {isShown('description') && (
        <td className={classes.description}>
          <Description text={description} isMasked={masked.includes('/description')} />
        </td>
      )}
      {isShown('created') && (
        <td className={classes.created} data-label="Created">
          <TimeText iso={created_at} show="relative" />
        </td>
      )}
      {isShown('updated') && (
        <td className={classes.updated} data-label="Updated">
          {last_change !== undefined && <TimeText iso={last_change.at} show="relative" />}
        </td>
      )}
      {columns.keys.map((key) => (
        <KeyCell key={key} session={session} name={key} />
      ))}
    </tr>
  );
});

function Description({ text, isMasked }: { text: string | null; isMasked: boolean }) {
  if (text === null || text.trim() === '') return <span className={classes.none}>No description</span>;
  // Cut between words, so that no placeholder or character is cut in half.
  const shown = text.length <= mostShown ? text : `${text.slice(0, mostShown).replace(/\S{0,60}$/, '')}…`;
  return (
    <div className={classes.firstLine} dir="auto">
      <MaskedText text={shown} masked={isMasked} />
    </div>
  );
}

function KeyCell({ session: { metadata, masked = none }, name }: { session: Session; name: string }) {
  const cell = useMemo(() => metadataCell(metadata, masked, name), [metadata, masked, name]);
  return (
    <td className={classes.key} data-label={name}>
      {cell === null ? (
        <span className={classes.none}>–</span>
      ) : (
        <div className={classes.firstLine} dir="auto" title={cell.isMasked ? undefined : cell.text}>
          <MaskedText text={cell.text} masked={cell.isMasked} />
        </div>
      )}
    </td>
  );
}
