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

/** What the recipient will see, drawn as their page is, and the button that makes the link. Takes the focus. */
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
          ? 'The recipient sees this, and later what becomes of it.'
          : 'The recipient sees this, whatever becomes of the session.'}{' '}
        The link ends at {exact(preview.expires_at)}.
        {terms.most_opens === null
          ? ''
          : ` It can be opened ${terms.most_opens === 1 ? 'once' : `${terms.most_opens} times`}.`}
        {terms.passphrase === null ? '' : ' It opens with the passphrase only.'}
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
          words="No link was made. Your choices are kept."
          unknown="It is not known whether a link was made. If so, it is among the share links of this session; revoke it there, since its address was shown to nobody."
          error={error}
        />
      )}
      <div className={classes.actions}>
        <Button variant="default" onClick={onBack}>
          Back to the choices
        </Button>
        <BusyButton isBusy={isBusy} onClick={onMake}>
          Make the link
        </BusyButton>
      </div>
    </div>
  );
}
