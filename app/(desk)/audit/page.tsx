import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { AuditLog } from '#components/audit-events/audit-log';
import { Problem } from '#components/problems/problem';
import { isDeskError } from '#contract/errors';
import { requireAccess } from '#core/access/require-access';
import { currentPerson } from '#server/auth';

export const metadata: Metadata = { title: 'Audit log' };

/** The audit log. The page reads none of it: the browser asks the API, as any program would, and each read is on the record. */
export default async function AuditPage(): Promise<ReactNode> {
  const reading = await currentPerson();
  if (reading === null) redirect('/sign-in');
  try {
    requireAccess(reading.actor, 'audit:read');
  } catch (error) {
    if (!isDeskError(error)) throw error;
    return <Problem code={error.code} messages={error.messages} requestId={reading.call.requestId} />;
  }
  return <AuditLog />;
}
