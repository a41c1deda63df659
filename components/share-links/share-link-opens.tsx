import { Skeleton, UnstyledButton } from '@mantine/core';
import { IconBan, IconCheck } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { ShareLinkOpen } from '#contract/share-link-opens';
import type { ShareLink } from '#contract/share-links';
import { useShareLinkOpens } from '#hooks/use-share-links';
import { OlderRows } from '../paging/older-rows';
import { PartFailure } from '../problems/part-failure';
import { TimeText } from '../times/time-text';
import { refusalWords } from './link-words';
import classes from './share-links.module.css';

/** The opens of a link and the refused ones, on demand. */
export function ShareLinkOpens({ link }: { link: ShareLink }) {
  const [isShown, setShown] = useState(false);
  const id = useId();
  return (
    <>
      <UnstyledButton
        className={classes.fold}
        aria-expanded={isShown}
        aria-controls={isShown ? id : undefined}
        onClick={() => setShown(!isShown)}
      >
        {isShown ? 'Hide opens' : 'Show opens'}
      </UnstyledButton>
      {isShown ? (
        <div id={id} className={classes.opens}>
          <Opens link={link} />
        </div>
      ) : null}
    </>
  );
}

function Opens({ link }: { link: ShareLink }) {
  const list = useShareLinkOpens(link.id);
  const { data, error, isFetching, refetch } = list;
  if (data === undefined) {
    if (error === null || isFetching) return <Skeleton height={44} aria-label="Loading the opens" />;
    return <PartFailure words="The opens could not be loaded." error={error} onRetry={() => void refetch()} />;
  }
  const opens = data.pages.flatMap((page) => page.opens);
  return (
    <>
      {opens.length === 0 ? <p className={classes.quiet}>Nobody has opened this link or tried to.</p> : null}
      {opens.length === 0 ? null : (
        <ol aria-label="Opens of the link">
          {opens.map((open) => (
            <Open key={open.id} open={open} />
          ))}
        </ol>
      )}
      <OlderRows words="Older opens" failure="Older opens could not be loaded." className={classes.older} list={list} />
    </>
  );
}

function Open({ open }: { open: ShareLinkOpen }) {
  const { refused_because: why } = open;
  return (
    <li className={classes.facts}>
      <TimeText iso={open.at} />
      <span className={classes.outcome} data-refused={why !== null || undefined}>
        {why === null ? <IconCheck size={14} stroke={2} aria-hidden /> : <IconBan size={14} stroke={2} aria-hidden />}
        {why === null ? 'Opened' : `Refused: ${refusalWords[why]}`}
      </span>
      {open.address ? <span className={classes.quiet}>{`from ${open.address}`}</span> : null}
      {open.user_agent ? (
        <span className={classes.quiet}>
          <bdi>{open.user_agent}</bdi>
        </span>
      ) : null}
    </li>
  );
}
