import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { connection } from 'next/server';
import { LazyMissingPage } from '#components/shell/lazy-pages';
import { currentPerson, pageCall } from '#server/auth';
import { pageContext } from './page-context';

const missingThings: readonly [RegExp, string][] = [
  [/^\/agents\/[^/]+\/sessions\//, 'No such session'],
  [/^\/api-keys\//, 'No such key'],
  [/^\/calls\//, 'No such call'],
];

// Next uses this title for every response with status 404, also where a page itself reports that its resource is
// missing.
export async function generateMetadata(): Promise<Metadata> {
  const path = (await headers()).get('x-missing-page') ?? '';
  return { title: missingThings.find(([pattern]) => pattern.test(path))?.[1] ?? 'Not found' };
}

export default async function NotFoundPage() {
  await connection();
  const [reading, { requestId }, known] = await Promise.all([currentPerson(), pageCall(), pageContext()]);
  if (reading === null) return <LazyMissingPage reader={null} known={known} requestId={requestId} />;
  const { name, email, role, agent_ids } = reading.person;
  const reader = { person: { name, email, role, agent_ids }, permissions: reading.actor.permissions };
  return <LazyMissingPage reader={reader} known={known} requestId={requestId} />;
}
