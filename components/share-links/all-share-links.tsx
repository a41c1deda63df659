'use client';

import { Anchor, Select, Skeleton } from '@mantine/core';
import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import type { ShareLink } from '#contract/share-links';
import { useAllShareLinks } from '#hooks/use-share-links';
import { sessionPath } from '../addresses/session-address';
import { OlderRows } from '../paging/older-rows';
import { PartFailure } from '../problems/part-failure';
import { stateWords } from './link-words';
import { ShareLinkList } from './share-link-list';
import classes from './share-links.module.css';

const states = Object.keys(stateWords) as ShareLink['state'][];

/** The share links of all sessions that one may see, in a state that one chooses: at first those that can be opened. */
export function AllShareLinks() {
  const path = usePathname();
  const named = useSearchParams().get('state');
  const state = named === 'all' ? null : (states.find((each) => each === named) ?? 'active');
  const choose = (value: string | null) => {
    const query = value === null || value === 'active' ? '' : `?state=${value}`;
    window.history.pushState(null, '', `${path}${query}`);
  };
  return (
    <div className={classes.page}>
      <h1>Share links</h1>
      <Select
        label="State"
        size="xs"
        w={220}
        allowDeselect={false}
        value={state ?? 'all'}
        onChange={choose}
        data={[
          ...states.map((each) => ({ value: each, label: stateWords[each].word })),
          { value: 'all', label: 'Any state' },
        ]}
      />
      <Links state={state} />
    </div>
  );
}

function Links({ state }: { state: ShareLink['state'] | null }) {
  const list = useAllShareLinks(state);
  const { data, error, isFetching, isPlaceholderData, refetch } = list;
  if (data === undefined) {
    if (error === null || isFetching) return <Skeleton height={240} aria-label="Loading the share links" />;
    return <PartFailure words="The share links could not be loaded." error={error} onRetry={() => void refetch()} />;
  }
  const links = data.pages.flatMap((page) => page.share_links);
  return (
    <section
      aria-label="Share links"
      aria-busy={isPlaceholderData}
      data-old={isPlaceholderData || undefined}
      className={classes.part}
    >
      <ShareLinkList
        links={links}
        label="Share links for your agents"
        empty={isPlaceholderData ? 'Loading …' : emptyWords(state)}
        leadOf={(link) => <SessionOf link={link} />}
      />
      {isPlaceholderData ? null : (
        <OlderRows
          words="Older share links"
          failure="Older share links could not be loaded."
          className={classes.older}
          list={list}
        />
      )}
    </section>
  );
}

function emptyWords(state: ShareLink['state'] | null): string {
  if (state === null) return 'No share links yet. To create one, open a session and choose “Share…”.';
  if (state === 'active') return 'No active share links. To create one, open a session and choose “Share…”.';
  return `No share links are ${stateWords[state].word.toLowerCase()}.`;
}

/** Leads to the links of the session; of one that is deleted there is no page. */
function SessionOf({ link }: { link: ShareLink }) {
  const words = `${link.agent_id} / ${link.session_id}`;
  if (link.ended_because === 'session_deleted') return <span className={classes.id}>{words}</span>;
  return (
    <Anchor component={Link} href={`${sessionPath(link)}?tab=share_links`} prefetch={false} className={classes.id}>
      {words}
    </Anchor>
  );
}
