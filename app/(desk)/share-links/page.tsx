import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { Problem } from '#components/problems/problem';
import { AllShareLinks } from '#components/share-links/all-share-links';
import { isDeskError } from '#contract/errors';
import { requireAccess } from '#core/access/require-access';
import { currentPerson } from '#server/auth';

export const metadata: Metadata = { title: 'Share links' };

/** The share links of all sessions that one may see. The browser asks the API for them, as any program would. */
export default async function ShareLinksPage(): Promise<ReactNode> {
  const reading = await currentPerson();
  if (reading === null) redirect('/sign-in');
  try {
    requireAccess(reading.actor, 'share_links:write');
  } catch (error) {
    if (!isDeskError(error)) throw error;
    return <Problem code={error.code} messages={error.messages} requestId={reading.call.requestId} />;
  }
  return <AllShareLinks />;
}
