import { Problem } from '../problems/problem';
import { BareFrame } from './bare-frame';
import { DeskShell } from './desk-shell';
import type { PersonMenuProps } from './person-menu';

export type MissingPageProps = {
  /** null: nobody is signed in */
  reader: PersonMenuProps | null;
  requestId: string;
};

/** An address that nothing has, in the frame that the reader knows. */
export function MissingPage({ reader, requestId }: MissingPageProps) {
  const problem = (
    <Problem code="not_found" messages={['Nothing in the desk has this address.']} requestId={requestId} />
  );
  return reader === null ? <BareFrame>{problem}</BareFrame> : <DeskShell {...reader}>{problem}</DeskShell>;
}
