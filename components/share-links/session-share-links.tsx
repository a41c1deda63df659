'use client';

import { Button, Skeleton } from '@mantine/core';
import { lazy, useState } from 'react';
import type { Session } from '#contract/sessions';
import type { ShareLink } from '#contract/share-links';
import { useShareLinks } from '#hooks/use-share-links';
import { LazyPanel } from '../lazy/lazy-panel';
import { OlderRows } from '../paging/older-rows';
import { PartFailure } from '../problems/part-failure';
import type { SharePolicy } from './share-draft';
import { ShareLinkList } from './share-link-list';
import { ShareLinkOpens } from './share-link-opens';
import classes from './share-links.module.css';

const ShareDialog = lazy(async () => ({ default: (await import('./share-dialog')).ShareDialog }));

type SessionShareLinksProps = {
  params: { agent_id: string; session_id: string };
  policy: SharePolicy;
  /** the session as it is shown, undefined while it is not read */
  session: Session | undefined;
  /** the moment that it is shown at, null for now */
  at: string | null;
};

/** Every share link of a session with its state, and the buttons to revoke or recreate it. */
export function SessionShareLinks({ params, policy, session, at }: SessionShareLinksProps) {
  const list = useShareLinks(params);
  const [like, setLike] = useState<{ link: ShareLink; time: number } | null>(null);
  const [isMaking, setMaking] = useState(false);
  const { data, error, isFetching, refetch } = list;
  if (data === undefined) {
    if (error === null || isFetching) return <Skeleton height={144} aria-label="Loading the share links" />;
    return <PartFailure words="The share links could not be loaded." error={error} onRetry={() => void refetch()} />;
  }
  const links = data.pages.flatMap((page) => page.share_links);
  const makeLike = (link: ShareLink) => {
    setLike({ link, time: Date.now() });
    setMaking(true);
  };
  return (
    <section aria-label="Share links" className={classes.part}>
      {policy.isAllowed ? null : <p>Sharing is off for this desk, so no link opens. An admin can turn it on.</p>}
      <ShareLinkList
        links={links}
        label="Share links of this session"
        empty="No share links yet. A share link shows what you choose of this session, without a sign-in, until it expires."
        moreOf={(link) => <ShareLinkOpens link={link} />}
        toolsOf={(link) =>
          session === undefined || !policy.isAllowed ? null : (
            <Button size="xs" variant="default" onClick={() => makeLike(link)}>
              Recreate…
            </Button>
          )
        }
      />
      <OlderRows
        words="Older share links"
        failure="The share links could not be refreshed. The list may be out of date."
        className={classes.older}
        list={list}
      />
      {like === null || session === undefined ? null : (
        <LazyPanel onFailed={() => setLike(null)}>
          <ShareDialog
            key={like.time}
            params={params}
            session={session}
            at={at}
            policy={policy}
            like={like.link}
            opened={isMaking}
            onClose={() => setMaking(false)}
          />
        </LazyPanel>
      )}
    </section>
  );
}
