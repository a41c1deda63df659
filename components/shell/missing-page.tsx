import { Problem } from '../problems/problem';
import type { TimeDisplayProviderProps } from '../times/time-display';
import { BareFrame } from './bare-frame';
import { DeskShell } from './desk-shell';
import type { PersonMenuProps } from './person-menu';
import { Providers } from './providers';

export type MissingPageProps = {
  /** null: nobody is signed in */
  reader: PersonMenuProps | null;
  /** what the browser has told of the reader's times */
  times: Omit<TimeDisplayProviderProps, 'children'>;
  requestId: string;
};

/** An address that nothing has, in the frame that the reader knows. */
export function MissingPage({ reader, times, requestId }: MissingPageProps) {
  const problem = (
    <Problem code="not_found" messages={['Nothing in the desk has this address.']} requestId={requestId} />
  );
  return (
    <Providers {...times}>
      {reader === null ? <BareFrame>{problem}</BareFrame> : <DeskShell {...reader}>{problem}</DeskShell>}
    </Providers>
  );
}
