import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { usePreviewShareLink } from '#hooks/use-share-links';
import { BusyButton } from '../controls/busy-button';
import { useDeskFacts } from '../desk/desk-facts';
import { PartFailure } from '../problems/part-failure';
import { ShareFrame } from '../shares/share-frame';
import { SharedSessionView } from '../shares/shared-session-view';
import { useTimeDisplay } from '../times/time-display';
import { writeIso } from '../times/write-time';
import type { SharePolicy, ShareTerms } from './share-draft';
import classes from './share-links.module.css';

const openMilliseconds = 30 * 60_000;

type SharePreviewProps = {
  preview: NonNullable<ReturnType<typeof usePreviewShareLink>['data']>;
  terms: ShareTerms;
  policy: SharePolicy;
  error: unknown;
  isBusy: boolean;
  onBack: () => void;
  onMake: () => void;
};

/** A preview of the recipient's page, and the button that creates the link. Takes the focus. */
export function SharePreview({ preview, terms, policy, error, isBusy, onBack, onMake }: SharePreviewProps) {
  const { exact } = useTimeDisplay();
  const desk = useDeskFacts();
  const place = useRef<HTMLElement>(null);
  useEffect(() => place.current?.focus(), []);
  const end = Date.parse(preview.expires_at);
  const openUntil = writeIso(Math.min(end, Date.now() + openMilliseconds));
  return (
    <div className={classes.form}>
      <p>
        {terms.mode === 'live'
          ? 'The recipient sees this, including later changes.'
          : 'The recipient sees this, even if the session changes later.'}{' '}
        The link expires at {exact(preview.expires_at)}.
        {terms.most_opens === null
          ? ''
          : ` It can be opened ${terms.most_opens === 1 ? 'once' : `${terms.most_opens} times`}.`}
        {terms.passphrase === null ? '' : ' It requires the passphrase.'}
      </p>
      {preview.shown_masked ? (
        <p className={classes.notice}>
          <strong>The recipient will see the values</strong> where you see placeholders here. To see them yourself,
          reveal the session first.
        </p>
      ) : null}
      {/* A scrolling region has to take the focus. */}
      <section ref={place} className={classes.seen} aria-label="As the recipient sees it" tabIndex={-1}>
        <ShareFrame name={desk.name} preview>
          <SharedSessionView
            sharedBy={policy.sharedBy}
            until={preview.expires_at}
            openUntil={openUntil}
            zone={desk.zone}
            session={preview.session}
          />
        </ShareFrame>
      </section>
      {error === null ? null : (
        <PartFailure
          words="The link was not created. Your choices are kept."
          unknown="We don’t know whether the link was created. If it was, it’s listed under this session’s share links: revoke it there, since its URL was never shown."
          error={error}
        />
      )}
      <div className={classes.actions}>
        <Button variant="default" onClick={onBack}>
          Back
        </Button>
        <BusyButton isBusy={isBusy} onClick={onMake}>
          Create link
        </BusyButton>
      </div>
    </div>
  );
}
