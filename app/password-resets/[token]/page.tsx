import type { Metadata } from 'next';
import { DeadLink } from '#components/one-time-links/dead-link';
import { SetPassword } from '#components/password-resets/set-password';
import { BareFrame } from '#components/shell/bare-frame';
import * as passwordResets from '#core/people/password-resets';

export const metadata: Metadata = { title: 'New password', robots: 'noindex' };

export default async function PasswordResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const found = await passwordResets.findByToken(token);
  return <BareFrame narrow>{reset(token, found)}</BareFrame>;
}

function reset(token: string, found: Awaited<ReturnType<typeof passwordResets.findByToken>>) {
  if (found === null) {
    return (
      <DeadLink title="No such link">Check that the whole link was copied, or ask an admin for another one.</DeadLink>
    );
  }
  if (found.state !== 'open') {
    return <DeadLink title="This link no longer works">{passwordResets.whyClosed(found)}</DeadLink>;
  }
  return <SetPassword token={token} name={found.name} expiresAt={found.expires_at} />;
}
