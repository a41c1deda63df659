import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { Problem } from '#components/problems/problem';
import { SettingsFrame } from '#components/settings/settings-frame';
import { isDeskError } from '#contract/errors';
import { requireAccess } from '#core/access/require-access';
import { currentPerson } from '#server/auth';

/** The frame of all pages of the settings. People who may not change them see none of it. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const reading = await currentPerson();
  if (reading === null) redirect('/sign-in');
  try {
    requireAccess(reading.actor, 'settings:write');
  } catch (error) {
    if (!isDeskError(error)) throw error;
    return <Problem code={error.code} messages={error.messages} requestId={reading.call.requestId} />;
  }
  return <SettingsFrame>{children}</SettingsFrame>;
}
