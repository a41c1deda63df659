import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { ShareDoor } from '#components/shares/share-door';
import { ShareEnd } from '#components/shares/share-end';
import { ShareFrame } from '#components/shares/share-frame';
import { SharedSessionView } from '#components/shares/shared-session-view';
import { StayOpen } from '#components/shares/stay-open';
import { decodeSegment } from '#contract/ids';
import { shareLinkPath } from '#contract/link-paths';
import { publicSettings } from '#core/settings/public-settings';
import { pageCall, shareCredentialOfCookies } from '#server/auth';
import { visitShare } from '#server/pages/share-page';

type SharePageProps = {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ tried?: string | string[] }>;
};

// Nothing about the session: a title ends up in histories.
export const metadata: Metadata = { title: 'Shared session' };

/** Works without a sign-in and without scripts. */
export default async function SharePage({ params, searchParams }: SharePageProps) {
  const [{ token: segment }, { tried }, sent, call] = await Promise.all([params, searchParams, headers(), pageCall()]);
  const token = decodeSegment(segment);
  const [visit, desk] = await Promise.all([
    visitShare(token, shareCredentialOfCookies(sent.get('cookie')), call),
    publicSettings(),
  ]);
  return (
    <ShareFrame name={desk.name}>
      {visit.kind === 'unknown' ? <ShareEnd title="No such link" /> : null}
      {visit.kind === 'ended' ? <ShareEnd title="This link no longer opens" words={visit.words} /> : null}
      {visit.kind === 'closed' ? (
        <ShareDoor action={`${shareLinkPath(token)}/open`} tried={String(tried ?? '')} zone={desk.zone} {...visit} />
      ) : null}
      {visit.kind === 'open' ? (
        <StayOpen
          stateUrl={`${shareLinkPath(token)}/state`}
          left={Math.min(Date.parse(visit.openUntil), Date.parse(visit.until)) - Date.now()}
        >
          <SharedSessionView zone={desk.zone} {...visit} />
        </StayOpen>
      ) : null}
    </ShareFrame>
  );
}
