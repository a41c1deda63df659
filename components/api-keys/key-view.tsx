'use client';

import { Title } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import Link from 'next/link';
import { useRef } from 'react';
import type { Access } from '#contract/permissions';
import { describeFailure } from '#hooks/failures';
import { useApiKey } from '#hooks/use-api-keys';
import { CopyableId } from '../ids/copyable-id';
import { PartFailure } from '../problems/part-failure';
import classes from './api-keys.module.css';
import { KeyActions } from './key-actions';
import { KeyCalls } from './key-calls';
import { KeyFacts } from './key-facts';
import { KeyProblem } from './key-problem';
import { beginningOf, shownState } from './key-words';
import type { ExampleSession } from './new-key';
import { OverlapNotice } from './overlap-notice';
import { StateBadge } from './state-badge';

export type KeyViewProps = {
  keyId: string;
  access: Access;
  example: ExampleSession;
  /** the server's current time in milliseconds */
  time: number;
};

/** A key's page: its permissions, state, calls and actions. */
export function KeyView({ keyId, access, example, time }: KeyViewProps) {
  const { data: key, error, refetch } = useApiKey(keyId);
  const heading = useRef<HTMLHeadingElement>(null);
  if (key === undefined) {
    if (error === null) return null;
    const { code, messages, requestId } = describeFailure(error);
    return <KeyProblem code={code} messages={messages} requestId={requestId} onRetry={() => void refetch()} />;
  }
  return (
    <div className={classes.page}>
      <Link href="/api-keys" prefetch={false} className={classes.back}>
        <IconChevronLeft size={16} stroke={1.75} aria-hidden />
        All keys
      </Link>
      <div className={classes.top}>
        <Title order={1} ref={heading} tabIndex={-1}>
          <bdi>{key.name}</bdi>
        </Title>
        <KeyActions apiKey={key} access={access} example={example} heading={heading} />
      </div>
      <div className={classes.identity}>
        <StateBadge state={shownState(key)} />
        <CopyableId id={beginningOf(key)} what="The key prefix" />
      </div>
      {error === null ? null : (
        <PartFailure
          words="The key could not be refreshed. The details shown may be out of date."
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      <OverlapNotice apiKey={key} time={time} onEnd={() => void refetch()} />
      <KeyFacts apiKey={key} />
      <KeyCalls keyId={keyId} />
    </div>
  );
}
