import type { Metadata } from 'next';
import { Problem } from '#components/problems/problem';
import { BareFrame } from '#components/shell/bare-frame';
import { pageCall } from '#server/auth';

export const metadata: Metadata = { title: 'Database unavailable' };

/** Needs neither the database nor a sign-in: it is shown when neither can be checked. */
export default async function UnavailablePage() {
  const { requestId } = await pageCall();
  return (
    <BareFrame>
      <Problem
        code="unavailable"
        messages={['The desk is running, but its database is not responding.']}
        requestId={requestId}
        bare
      />
    </BareFrame>
  );
}
