import { useEffect, useState } from 'react';
import { isShareOpen } from '#client/share-state';

/** A page goes dark ten seconds after the end at the latest, also when one answer was slow. */
const secondsBetween = 4;

/**
 * Takes where the page of a share link asks about itself, and the milliseconds until its open ends by itself. Gives
 * whether that is over, or the link was ended before: it asks every few seconds, and when the page comes into sight.
 */
export function useShareEnd(stateUrl: string, left: number): boolean {
  const [isOver, setOver] = useState(false);

  useEffect(() => {
    const end = () => setOver(true);
    const ask = async () => {
      if ((await isShareOpen(stateUrl, secondsBetween * 1_000)) === false) end();
    };
    // A page that was out of sight asks as soon as it is looked at: browsers slow its timers down.
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
