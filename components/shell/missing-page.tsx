import { Problem } from '../problems/problem';
import { BareFrame } from './bare-frame';
import { DeskShell } from './desk-shell';
import type { PersonMenuProps } from './person-menu';
import { Providers, type ProvidersProps } from './providers';

export type MissingPageProps = {
  /** null: nobody is signed in */
  reader: PersonMenuProps | null;
  /** what is known about the desk, and the reader's time settings from the browser */
  known: Omit<ProvidersProps, 'children'>;
  requestId: string;
};

/** The page for an unknown address, in the frame that the reader knows. */
export function MissingPage({ reader, known, requestId }: MissingPageProps) {
  const problem = <Problem code="not_found" messages={['There is no page at this address.']} requestId={requestId} />;
  return (
    <Providers {...known}>
      {reader === null ? <BareFrame>{problem}</BareFrame> : <DeskShell {...reader}>{problem}</DeskShell>}
    </Providers>
  );
}
