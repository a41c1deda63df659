import type { Metadata } from 'next';
import { ApiReference } from '#components/reference/api-reference';
import { ReferenceHeading } from '#components/reference/reference-heading';
import { DeskShell } from '#components/shell/desk-shell';
import { OpenFrame } from '#components/shell/open-frame';
import { isDeskError } from '#contract/errors';
import { currentPerson } from '#server/auth';

export const metadata: Metadata = { title: 'API reference' };

/** The page is public; for people who are signed in, it appears inside the desk's frame. */
export default async function ReferencePage() {
  const reading = await currentPerson().catch((error: unknown) => {
    // The reference stays readable while the database is unreachable.
    if (isDeskError(error) && error.code === 'unavailable') return null;
    throw error;
  });
  const content = (
    <>
      <ReferenceHeading isSignedIn={reading !== null} />
      <ApiReference />
    </>
  );
  if (reading === null) return <OpenFrame path="/docs">{content}</OpenFrame>;
  const { name, email, role, agent_ids } = reading.person;
  return (
    <DeskShell person={{ name, email, role, agent_ids }} permissions={reading.actor.permissions}>
      {content}
    </DeskShell>
  );
}
