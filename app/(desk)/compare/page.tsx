import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { BadCompareLink } from '#components/comparisons/bad-compare-link';
import { CompareView } from '#components/comparisons/compare-view';
import { currentPerson, pageCall } from '#server/auth';
import { readCompareAddress } from '../../../components/addresses/compare-address';

type ComparePageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: 'Compare two sessions' };

/** Two sessions side by side. The page reads neither: the browser asks the API for both, as any program would. */
export default async function ComparePage({ searchParams }: ComparePageProps): Promise<ReactNode> {
  if ((await currentPerson()) === null) redirect('/sign-in');
  const address = readCompareAddress(await searchParams);
  if ('problems' in address) return <BadCompareLink {...address} requestId={(await pageCall()).requestId} />;
  return <CompareView {...address} />;
}
