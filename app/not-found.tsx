import type { Metadata } from 'next';
import { connection } from 'next/server';
import { LateMissingPage } from '#components/shell/late-pages';
import { currentPerson, pageCall } from '#server/auth';
import { knownToPages } from './known-to-pages';

// Next takes this title for every answer with status 404, a session that does not exist included.
export const metadata: Metadata = { title: 'Not found' };

export default async function NotFoundPage() {
  await connection();
  const [reading, { requestId }, known] = await Promise.all([currentPerson(), pageCall(), knownToPages()]);
  if (reading === null) return <LateMissingPage reader={null} known={known} requestId={requestId} />;
  const { name, email, role, agent_ids } = reading.person;
  const reader = { person: { name, email, role, agent_ids }, permissions: reading.actor.permissions };
  return <LateMissingPage reader={reader} known={known} requestId={requestId} />;
}
