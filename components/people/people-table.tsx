import { VisuallyHidden } from '@mantine/core';
import type { Person } from '#contract/people';
import { useNumber } from '../numbers/use-number';
import rows from '../rows/row-table.module.css';
import { agentsInWords, roleNames } from '../shell/role-words';
import { TimeText } from '../times/time-text';
import classes from './people.module.css';
import { PersonActions } from './person-actions';
import { PersonState } from './person-state';

const bones = ['a', 'b', 'c', 'd', 'e', 'f'];

type PeopleTableProps = {
  people: readonly Person[];
  myId: string;
  /** the rows are of the previous filters, until the new ones arrive */
  isOld: boolean;
  /** called when a row unmounts with the focus in it */
  onGone: () => void;
};

/** People, a row each, with their actions. */
export function PeopleTable({ people, myId, isOld, onGone }: PeopleTableProps) {
  return (
    <table className={rows.table} aria-label="People" data-old={isOld || undefined} aria-busy={isOld || undefined}>
      <Head />
      <tbody>
        {people.map((person) => (
          <PersonRow key={person.id} person={person} isMe={person.id === myId} onGone={onGone} />
        ))}
      </tbody>
    </table>
  );
}

/** The table while its rows load. */
export function PeopleSkeleton() {
  return (
    <table className={rows.table} aria-label="Loading the people" aria-busy="true">
      <Head />
      <tbody>
        {bones.map((bone) => (
          <tr key={bone}>
            <td colSpan={6}>
              <span className={rows.bone} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Head() {
  return (
    <>
      <colgroup>
        <col />
        <col className={classes.roleColumn} />
        <col className={classes.agentsColumn} />
        <col className={classes.stateColumn} />
        <col className={classes.timeColumn} />
        <col className={classes.actionColumn} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">Person</th>
          <th scope="col">Role</th>
          <th scope="col">Agents</th>
          <th scope="col">State</th>
          <th scope="col">Added</th>
          <th scope="col">
            <VisuallyHidden>Actions</VisuallyHidden>
          </th>
        </tr>
      </thead>
    </>
  );
}

function PersonRow({ person, isMe, onGone }: { person: Person; isMe: boolean; onGone: () => void }) {
  const write = useNumber();
  return (
    <tr>
      <td className={rows.who}>
        <span className={rows.name}>
          <bdi>{person.name}</bdi>
          {isMe && <span className={rows.quiet}> (you)</span>}
        </span>
        <bdi className={rows.under}>{person.email}</bdi>
      </td>
      <td>{roleNames[person.role]}</td>
      <td>{agentsInWords(person.agent_ids, write)}</td>
      <td>
        <PersonState state={person.state} />
      </td>
      <td className={rows.time} data-label="Added">
        <TimeText iso={person.created_at} show="exact" />
      </td>
      <td className={rows.do}>
        <PersonActions person={person} isMe={isMe} onGone={onGone} />
      </td>
    </tr>
  );
}
