import Link from 'next/link';
import { useEffect } from 'react';
import type { ApiKey } from '#contract/api-keys';
import { useServerSeconds } from '../reveals/reveal-clock';
import { TimeText } from '../times/time-text';
import classes from './api-keys.module.css';
import { beginningOf, keyPath, shownState } from './key-words';
import { writeLeft } from './time-left';

type OverlapNoticeProps = {
  apiKey: ApiKey;
  /** the server's current time in milliseconds */
  time: number;
  onEnd: () => void;
};

/** How long a rotated key still works, and which key replaces it. */
export function OverlapNotice({ apiKey, time, onEnd }: OverlapNoticeProps) {
  const { replaced_by: next, expires_at: end } = apiKey;
  const isRotated = shownState(apiKey) === 'rotated' && end !== null;
  const now = useServerSeconds(time, isRotated);
  const left = end === null ? 0 : Date.parse(end) - now;
  const isOver = isRotated && left <= 0;
  useEffect(() => {
    if (isOver) onEnd();
  }, [isOver, onEnd]);
  if (!isRotated || next === null) return null;
  return (
    <p className={classes.notice}>
      <span>
        This key still works for <strong role="timer">{writeLeft(left)}</strong>, until
      </span>
      <TimeText iso={end} show="exact" />
      <span>
        It is replaced by{' '}
        <Link href={keyPath(next)} prefetch={false}>
          {beginningOf({ id: next })}
        </Link>
        .
      </span>
    </p>
  );
}
