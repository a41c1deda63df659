import { IconEye } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import { useEndReveals } from '#hooks/use-reveals';
import { showFailure } from '../problems/show-failure';
import { BusyButton } from '../shell/busy-button';
import { writeLeft } from './reveal-clock';
import classes from './reveals.module.css';

type RevealBannerProps = {
  params: { agent_id: string; session_id: string };
  /** milliseconds left */
  left: number;
};

/** Says that values are revealed, counts down, and lets the reader end the reveal early. */
export function RevealBanner({ params, left }: RevealBannerProps) {
  const end = useEndReveals(params);
  const endNow = async ({ currentTarget }: MouseEvent<HTMLElement>) => {
    const tab = currentTarget.closest('[role="tabpanel"]')?.getAttribute('aria-labelledby');
    try {
      await end.mutateAsync();
    } catch (error) {
      showFailure({
        words: 'The reveal was not ended. It ends by itself when its time is up.',
        unknown: 'We don’t know whether the reveal was ended. It ends by itself when its time is up.',
        error,
      });
      return;
    }
    // The banner goes away with everything that was revealed: move the focus to the tab it was in.
    if (tab) document.getElementById(tab)?.focus();
  };
  return (
    <div className={classes.notice} data-revealed>
      <IconEye size={16} stroke={1.75} aria-hidden className={classes.icon} />
      <p className={classes.words}>
        <strong>
          Visible to you for <span role="timer">{writeLeft(left)}</span>.
        </strong>{' '}
        Reason recorded.
      </p>
      <BusyButton size="xs" variant="default" isBusy={end.isPending} onClick={(event) => void endNow(event)}>
        Mask again
      </BusyButton>
    </div>
  );
}
