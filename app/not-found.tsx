import type { Metadata } from 'next';
import { connection } from 'next/server';
import { Problem } from '#components/problems/problem';
import { BareFrame } from '#components/shell/bare-frame';
import { DeskShell } from '#components/shell/desk-shell';
import { currentPerson, pageCall } from '#server/auth';

// Next takes this title for every answer with status 404, a session that does not exist included.
export const metadata: Metadata = { title: 'Not found' };

export default async function NotFoundPage() {
  await connection();
  const [reading, { requestId }] = await Promise.all([currentPerson(), pageCall()]);
  const problem = (
    <Problem code="not_found" messages={['Nothing in the desk has this address.']} requestId={requestId} />
  );
  if (reading === null) return <BareFrame>{problem}</BareFrame>;
  const { name, email, role, agent_ids } = reading.person;
  return (
    <DeskShell person={{ name, email, role, agent_ids }} permissions={reading.actor.permissions}>
      {problem}
    </DeskShell>
  );
}
