import { Button } from '@mantine/core';
import { lazy, type ReactNode, useRef, useState } from 'react';
import type { ShareLink } from '#contract/share-links';
import { LazyPanel } from '../lazy/lazy-panel';
import { canBeRevoked } from './link-words';
import { ShareLinkFacts, ShareLinkState } from './share-link-facts';
import classes from './share-links.module.css';

const RevokeDialog = lazy(async () => ({ default: (await import('./revoke-dialog')).RevokeDialog }));

type ShareLinkListProps = {
  links: readonly ShareLink[];
  label: string;
  /** shown if there are no links */
  empty: string;
  /** shown before a link's facts: its session, on a page with links of many sessions */
  leadOf?: (link: ShareLink) => ReactNode;
  /** further buttons for a link */
  toolsOf?: (link: ShareLink) => ReactNode;
  /** shown after a link's facts */
  moreOf?: (link: ShareLink) => ReactNode;
};

/** Share links, one a row: state, contents, expiry and opens, and the button to revoke it. */
export function ShareLinkList({ links, label, empty, leadOf, toolsOf, moreOf }: ShareLinkListProps) {
  const [asked, setAsked] = useState<ShareLink | null>(null);
  const [isAsking, setAsking] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const goOn = () => {
    // The button that was pressed has disappeared.
    if (document.activeElement === document.body) place.current?.focus();
  };
  return (
    <div ref={place} tabIndex={-1} className={classes.place}>
      {links.length === 0 ? <p className={classes.quiet}>{empty}</p> : null}
      {links.length === 0 ? null : (
        <ol aria-label={label} className={classes.links}>
          {links.map((link) => (
            <li key={link.id} id={link.id} className={classes.link}>
              <ShareLinkState link={link} />
              <div className={classes.what}>
                {leadOf?.(link)}
                <ShareLinkFacts link={link} />
                {moreOf?.(link)}
              </div>
              <div className={classes.tools} data-only-screen>
                {toolsOf?.(link)}
                {canBeRevoked(link) ? (
                  <Button
                    size="xs"
                    variant="default"
                    onClick={() => {
                      setAsked(link);
                      setAsking(true);
                    }}
                  >
                    Revoke…
                  </Button>
                ) : null}
              </div>
            </li>
          ))}
        </ol>
      )}
      {asked === null ? null : (
        <LazyPanel onFailed={() => setAsked(null)}>
          <RevokeDialog link={asked} opened={isAsking} onClose={() => setAsking(false)} onGone={goOn} />
        </LazyPanel>
      )}
    </div>
  );
}
