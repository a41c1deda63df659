import type { Metadata } from 'next';
import { BadCompareLink } from '#components/comparisons/bad-compare-link';
import { CompareView } from '#components/comparisons/compare-view';
import { deskPages } from '#contract/desk-pages';
import { readCompareAddress } from '../../../components/addresses/compare-address';
import { deskPage } from '../../desk-page';

type ComparePageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: 'Compare two sessions' };

/** Two sessions side by side. The page reads neither: the browser asks the API for both, as any program would. */
export default deskPage<ComparePageProps>(deskPages.compare, async ({ call }, { searchParams }) => {
  const address = readCompareAddress(await searchParams);
  if ('problems' in address) return <BadCompareLink {...address} requestId={call.requestId} />;
  return <CompareView {...address} />;
});
