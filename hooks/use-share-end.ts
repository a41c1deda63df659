import { useEffect, useState } from 'react';
import { isShareOpen } from '#client/share-state';

/** A page goes dark at most ten seconds after the end, even if one response was slow. */
const secondsBetween = 4;

/**
 * Returns whether the open of a share link, or the link itself, has ended: it asks every few seconds, and when the page
 * becomes visible. Takes the URL of the link's state, and the milliseconds until the open ends on its own.
 */
export function useShareEnd(stateUrl: string, left: number): boolean {
  const [isOver, setOver] = useState(false);

  useEffect(() => {
    const end = () => setOver(true);
    const ask = async () => {
      if ((await isShareOpen(stateUrl, secondsBetween * 1_000)) === false) end();
    };
    // A hidden page asks as soon as it becomes visible: browsers slow down the timers of hidden pages.
    const onSight = () => void (document.visibilityState === 'visible' && ask());
    const timer = window.setInterval(() => void ask(), secondsBetween * 1_000);
    const last = window.setTimeout(end, left);
    document.addEventListener('visibilitychange', onSight);
    window.addEventListener('pageshow', onSight);
    return () => {
      window.clearInterval(timer);
      window.clearTimeout(last);
      document.removeEventListener('visibilitychange', onSight);
      window.removeEventListener('pageshow', onSight);
    };
  }, [stateUrl, left]);

  return isOver;
}
