import { Anchor } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import Link from 'next/link';
import { type ReactNode, useMemo, useSyncExternalStore } from 'react';
import { useNumber } from '../numbers/use-number';
import { findInList, listKey } from './list-place';
import { sessionPath } from './session-address';
import classes from './sessions.module.css';

type SessionKey = { agent_id: string; session_id: string };

// The list is stored before this page opens and does not change while it is open.
const never = () => () => {};

/** Links to the previous and next session of the list the reader came from, and back to it; nothing without a list. */
export function ListNeighbours({ params }: { params: SessionKey }) {
  const write = useNumber();
  const text = useSyncExternalStore(never, keptList, () => null);
  const place = useMemo(() => findInList(text, params), [text, params]);
  if (place === null) return null;
  return (
    <nav aria-label="List navigation" className={classes.neighbours}>
      <Neighbour session={place.previous}>
        <IconChevronLeft size={14} stroke={1.75} aria-hidden />
        Previous
      </Neighbour>
      <Anchor component={Link} href={place.url} prefetch={false} size="sm" title="Back to the list">
        {`${write(place.position)} of ${write(place.count)}`}
      </Anchor>
      <Neighbour session={place.next}>
        Next
        <IconChevronRight size={14} stroke={1.75} aria-hidden />
      </Neighbour>
    </nav>
  );
}

/** Without a session the word stays in place, so that the other link does not move under the pointer. */
function Neighbour({ session, children }: { session: SessionKey | null; children: ReactNode }) {
  if (session === null) return <span className={classes.neighbour}>{children}</span>;
  return (
    <Anchor component={Link} href={sessionPath(session)} prefetch={false} size="sm" className={classes.neighbour}>
      {children}
    </Anchor>
  );
}

function keptList(): string | null {
  try {
    return window.sessionStorage.getItem(listKey);
  } catch {
    // Without storage there is no list.
    return null;
  }
}
