import { type ComponentProps, useEffect, useRef } from 'react';
import { revealMinutes } from '#contract/reveal-time';
import { useAnnounce } from '../shell/announcer';
import { MaskedNotice } from './masked-notice';
import { RevealBanner } from './reveal-banner';
import classes from './reveals.module.css';

/** What is masked and who can reveal it or, while a reveal runs (`left` in milliseconds, else null), the countdown. */
export function RevealNotice({ left, ...rest }: { left: number | null } & ComponentProps<typeof MaskedNotice>) {
  const place = useRef<HTMLDivElement>(null);
  const announce = useAnnounce();
  const isRevealed = left !== null;
  const before = useRef(isRevealed);

  useEffect(() => {
    if (before.current === isRevealed) return;
    before.current = isRevealed;
    // The dialog is gone by now and can no longer announce it.
    if (isRevealed) announce(`Values visible for ${revealMinutes} minutes.`);
    // What had the focus (the dialog, the button behind it) is gone: focus what replaced it.
    if (document.activeElement === document.body) place.current?.focus();
  }, [isRevealed, announce]);

  if (!isRevealed && rest.masked === 0) return null;
  return (
    <div ref={place} tabIndex={-1} className={classes.place}>
      {isRevealed ? <RevealBanner params={rest.params} left={left} /> : <MaskedNotice {...rest} />}
    </div>
  );
}
