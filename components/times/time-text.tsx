'use client';

import { Tooltip } from '@mantine/core';
import { useCopy } from '../ids/use-copy';
import { useTimeDisplay } from './time-display';
import classes from './time-text.module.css';

export type TimeTextProps = {
  /** RFC 3339 */
  iso: string;
  /** both: `3 h ago · 15 Jan 2024, 11:30:00 CET` */
  show?: 'both' | 'relative' | 'exact';
};

/** A time in the reader's zone; UTC on hover and focus; a click copies it as ISO and says so. */
export function TimeText({ iso, show = 'both' }: TimeTextProps) {
  const { relative, exact, utc, locale } = useTimeDisplay();
  const { copied, copy } = useCopy();
  if (Number.isNaN(Date.parse(iso))) return <span>{iso}</span>;
  const text = utc(iso);
  const hint = show === 'relative' ? `${exact(iso)} · ${text}` : text;
  return (
    <Tooltip label={copied === 'done' ? 'Copied' : `${hint} · click to copy`}>
      <button type="button" data-text className={classes.time} onClick={() => void copy(text, 'The time')}>
        {/* The server's and the browser's tables of zone names and months may differ in age. */}
        <time dateTime={text} lang={locale} suppressHydrationWarning>
          {[show !== 'exact' && relative(iso), show !== 'relative' && exact(iso)].filter(Boolean).join(' · ')}
        </time>
      </button>
    </Tooltip>
  );
}
