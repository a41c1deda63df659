import { Button } from '@mantine/core';
import { IconShare } from '@tabler/icons-react';
import { lazy, useState } from 'react';
import type { Session } from '#contract/sessions';
import { LazyPanel } from '../lazy/lazy-panel';
import type { SharePolicy } from './share-draft';

const ShareDialog = lazy(async () => ({ default: (await import('./share-dialog')).ShareDialog }));

type ShareButtonProps = {
  params: { agent_id: string; session_id: string };
  session: Session;
  /** the moment that it is shown at, null for now */
  at: string | null;
  policy: SharePolicy;
};

/** The button that shares a session, for readers who may. */
export function ShareButton(props: ShareButtonProps) {
  const [asking, setAsking] = useState<boolean | null>(null);
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconShare size={15} stroke={1.75} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        Share…
      </Button>
      {asking === null ? null : (
        <LazyPanel onFailed={() => setAsking(null)}>
          <ShareDialog {...props} opened={asking} onClose={() => setAsking(false)} />
        </LazyPanel>
      )}
    </>
  );
}
