'use client';

import { Anchor, Button, Group, Skeleton, Title } from '@mantine/core';
import { IconArrowsExchange, IconCheck, IconLink, IconTerminal2 } from '@tabler/icons-react';
import Link from 'next/link';
import { lazy, useMemo, useRef, useState } from 'react';
import { useMaskedSession } from '#hooks/use-comparisons';
import { comparePath, curlFor, isSameSession, type SessionKey, sessionPath } from '../addresses/session-address';
import { useCopy } from '../ids/use-copy';
import { LazyPanel } from '../lazy/lazy-panel';
import { CompareSide } from './compare-side';
import { compareSessions } from './comparison';
import { ComparisonRows } from './comparison-rows';
import classes from './comparisons.module.css';

const CompareDialog = lazy(async () => ({ default: (await import('./compare-dialog')).CompareDialog }));

type CompareViewProps = { a: SessionKey; b: SessionKey };
type SideName = keyof CompareViewProps;

/** Two sessions side by side, with their differences. Both are loaded masked, and both accesses are recorded. */
export function CompareView({ a, b }: CompareViewProps) {
  const here = comparePath(a, b);
  // Choosing another session changes the URL, and that closes the dialog.
  const [choosing, setChoosing] = useState<{ side: SideName; at: string } | null>(null);
  const side = useRef<SideName>('b');
  const isOpen = choosing?.at === here;
  const choose = (name: SideName) => {
    side.current = name;
    setChoosing({ side: name, at: here });
  };
  return (
    <div className={classes.page}>
      <div className={classes.top}>
        <Title order={1}>Compare two sessions</Title>
        <CompareActions a={a} b={b} />
      </div>
      {isSameSession(a, b) ? (
        <SameSession session={a} onChoose={() => choose('b')} />
      ) : (
        <Compared a={a} b={b} onChoose={choose} />
      )}
      {choosing === null ? null : (
        <LazyPanel>
          <CompareDialog
            pathOf={(other) => (side.current === 'a' ? comparePath(other, b) : comparePath(a, other))}
            except={side.current === 'a' ? b : a}
            opened={isOpen}
            onClose={() => setChoosing({ ...choosing, at: '' })}
          />
        </LazyPanel>
      )}
    </div>
  );
}

function CompareActions({ a, b }: CompareViewProps) {
  const link = useCopy();
  const curl = useCopy();
  const LinkIcon = link.copied === 'done' ? IconCheck : IconLink;
  const CurlIcon = curl.copied === 'done' ? IconCheck : IconTerminal2;
  const curlLines = () =>
    [a, b].map((side) => curlFor(window.location.origin, side).replace(/\S+$/, '"$&?masked=true"')).join('\n');
  return (
    <Group gap={8}>
      <Button
        component={Link}
        href={comparePath(b, a)}
        prefetch={false}
        scroll={false}
        size="xs"
        variant="default"
        leftSection={<IconArrowsExchange size={15} stroke={1.75} aria-hidden />}
      >
        Swap sides
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<LinkIcon size={15} stroke={1.75} aria-hidden />}
        onClick={() => void link.copy(window.location.origin + comparePath(a, b), 'The link')}
      >
        {wordFor(link.copied, 'Copy link')}
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<CurlIcon size={15} stroke={1.75} aria-hidden />}
        onClick={() => void curl.copy(curlLines(), 'The curl commands')}
      >
        {wordFor(curl.copied, 'Copy as curl')}
      </Button>
    </Group>
  );
}

function wordFor(copied: 'done' | 'failed' | null, otherwise: string): string {
  return copied === 'done' ? 'Copied' : copied === 'failed' ? 'Not copied' : otherwise;
}

function Compared({ a, b, onChoose }: CompareViewProps & { onChoose: (side: SideName) => void }) {
  const [first, second] = [useMaskedSession(a), useMaskedSession(b)];
  const [one, other] = [first.data, second.data];
  const comparison = useMemo(
    () => (one === undefined || other === undefined ? null : compareSessions(one, other)),
    [one, other],
  );
  const hasFailed = (first.isError && !first.isFetching) || (second.isError && !second.isFetching);
  return (
    <>
      <div className={classes.sides}>
        <CompareSide
          name="a"
          params={a}
          reading={first}
          pathOf={(to) => comparePath(to, b)}
          onChoose={() => onChoose('a')}
        />
        <CompareSide
          name="b"
          params={b}
          reading={second}
          pathOf={(to) => comparePath(a, to)}
          onChoose={() => onChoose('b')}
        />
      </div>
      {comparison !== null ? (
        <ComparisonRows comparison={comparison} />
      ) : hasFailed ? (
        <p className={classes.quiet}>Both sessions must load before they can be compared.</p>
      ) : (
        <Skeleton height={320} aria-label="Loading both sessions" />
      )}
    </>
  );
}

function SameSession({ session, onChoose }: { session: SessionKey; onChoose: () => void }) {
  return (
    <section aria-label="Same session twice" className={classes.same}>
      <p>
        Both sides are the same session:{' '}
        <Anchor component={Link} href={sessionPath(session)} prefetch={false} className={classes.id}>
          {session.agent_id} / {session.session_id}
        </Anchor>
        . It was not loaded. To see how a session changed, open its{' '}
        <Anchor component={Link} href={`${sessionPath(session)}?tab=history`} prefetch={false}>
          history
        </Anchor>
        .
      </p>
      <Button onClick={onChoose}>Choose another session…</Button>
    </section>
  );
}
