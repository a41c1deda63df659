import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { DeskShell } from '#components/shell/desk-shell';
import { currentPerson } from '#server/auth';
import { PageProviders } from '../page-providers';

export default async function DeskLayout({ children }: { children: ReactNode }) {
  // The proxy has already redirected signed-out visitors; this covers a sign-in that has ended since.
  const reading = await currentPerson();
  if (reading === null) redirect('/sign-in');
  const { name, email, role, agent_ids } = reading.person;
  return (
    <PageProviders>
      <DeskShell person={{ name, email, role, agent_ids }} permissions={reading.actor.permissions}>
        {children}
      </DeskShell>
    </PageProviders>
  );
}
