import Link from 'next/link';
import type { ApiKey } from '#contract/api-keys';
import { CopyableId } from '../ids/copyable-id';
import { useNumber, type WriteNumber } from '../numbers/use-number';
import { TimeText } from '../times/time-text';
import page from './api-keys.module.css';
import classes from './key-table.module.css';
import { beginningOf, keyPath, makerInWords, shownState } from './key-words';
import { permissionsInWords } from './permission-levels';
import { StateBadge } from './state-badge';

const columns = ['Name', 'Key', 'State', 'Permissions', 'Agents', 'Created by', 'Last used', 'Last error', 'Expires'];

type KeyTableProps = {
  keys: readonly ApiKey[];
  /** rows of the previous filter, shown until the new ones are loaded */
  isOld: boolean;
};

/** Keys, newest first. */
export function KeyTable({ keys, isOld }: KeyTableProps) {
  return (
    <div className={classes.frame}>
      <table className={classes.table} aria-label="API keys" aria-busy={isOld} data-old={isOld || undefined}>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <KeyRow key={key.id} row={key} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function KeyRow({ row }: { row: ApiKey }) {
  const write = useNumber();
  const state = shownState(row);
  const may = permissionsInWords(row.permissions);
  const maker = makerInWords(row.created_by);
  return (
    <tr>
      <th scope="row">
        <Link href={keyPath(row.id)} prefetch={false} className={classes.link} title={row.name}>
          <bdi>{row.name}</bdi>
        </Link>
      </th>
      <td>
        <CopyableId id={beginningOf(row)} what="The key prefix" />
      </td>
      <td>
        <StateBadge state={state} />
      </td>
      <td data-label="Permissions" title={may}>
        {may}
      </td>
      <td data-label="Agents" title={row.agent_ids?.join(', ')}>
        {agentsShort(row.agent_ids, write)}
      </td>
      <td data-label="Created by">
        <bdi>{row.created_by.name}</bdi>
        {maker === '' ? null : <span className={page.quiet}>{` (${maker})`}</span>}
      </td>
      <td data-label="Last used">
        {row.last_used_at === null ? (
          <span className={page.quiet}>Never</span>
        ) : (
          <TimeText iso={row.last_used_at} show="relative" />
        )}
      </td>
      <td data-label="Last error">
        {row.last_failure === null ? (
          <span className={page.quiet}>None</span>
        ) : (
          <>
            {`${row.last_failure.status} ${row.last_failure.code ?? ''} · `}
            <TimeText iso={row.last_failure.at} show="relative" />
          </>
        )}
      </td>
      <td data-label={state === 'rotated' ? 'Overlap ends' : 'Expires'}>
        {state === 'revoked' ? (
          <span className={page.quiet}>Ended</span>
        ) : row.expires_at === null ? (
          <span className={page.quiet}>Never</span>
        ) : (
          <TimeText iso={row.expires_at} show="relative" />
        )}
      </td>
    </tr>
  );
}

function agentsShort(agentIds: ApiKey['agent_ids'], write: WriteNumber): string {
  if (agentIds === null) return 'All';
  if (agentIds.length === 0) return 'None';
  return agentIds.length === 1 ? '1 agent' : `${write(agentIds.length)} agents`;
}
