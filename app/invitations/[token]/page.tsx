import type { Metadata } from 'next';
import { AcceptInvitation } from '#components/invitations/accept-invitation';
import { DeadLink } from '#components/one-time-links/dead-link';
import { BareFrame } from '#components/shell/bare-frame';
import * as invitations from '#core/people/invitations';

export const metadata: Metadata = { title: 'Invitation', robots: 'noindex' };

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const found = await invitations.findByToken(token);
  return <BareFrame narrow>{invitation(token, found)}</BareFrame>;
}

function invitation(token: string, found: Awaited<ReturnType<typeof invitations.findByToken>>) {
  if (found === null) {
    return (
      <DeadLink title="No such invitation">Check that the whole link was copied, or ask for another one.</DeadLink>
    );
  }
  if (found.state !== 'open')
    return <DeadLink title="This link no longer works">{invitations.whyClosed(found)}</DeadLink>;
  const { name, email, role, created_by, expires_at } = found;
  const shown = { name, email, role, maker: created_by.name, expiresAt: expires_at };
  return <AcceptInvitation token={token} invitation={shown} />;
}
