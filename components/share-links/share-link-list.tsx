import { Button } from '@mantine/core';
import { lazy, type ReactNode, useState } from 'react';
import type { ShareLink } from '#contract/share-links';
import { LatePart } from '../shell/late-part';
import { canBeRevoked } from './link-words';
import { ShareLinkFacts, ShareLinkState } from './share-link-facts';
import classes from './share-links.module.css';

const RevokeDialog = lazy(async () => ({ default: (await import('./revoke-dialog')).RevokeDialog }));

type ShareLinkListProps = {
  links: readonly ShareLink[];
  label: string;
  /** what comes before the facts of a link: the session that it shows, on a page of many */
  leadOf?: (link: ShareLink) => ReactNode;
  /** what else can be done with a link */
  toolsOf?: (link: ShareLink) => ReactNode;
  /** what comes after the facts of a link */
  moreOf?: (link: ShareLink) => ReactNode;
};

/** Share links, one a row: how each stands, what it shows and to when, how often it was opened; and the way to end it. */
export function ShareLinkList({ links, label, leadOf, toolsOf, moreOf }: ShareLinkListProps) {
  const [asked, setAsked] = useState<ShareLink | null>(null);
  const [isAsking, setAsking] = useState(false);
  return (
    <>
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
      {asked === null ? null : (
        <LatePart onFailed={() => setAsked(null)}>
          <RevokeDialog link={asked} opened={isAsking} onClose={() => setAsking(false)} />
        </LatePart>
      )}
    </>
  );
}
