import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { late } from '../shell/late';
import { LatePart } from '../shell/late-part';
import { ColorSchemeChoice } from '../theme/color-scheme-choice';
import { useTimeDisplay } from '../times/time-display';
import classes from './profile.module.css';

const ZoneDialog = late(async () => (await import('../times/zone-dialog')).ZoneDialog);

/** The colour scheme and the time zone. Both are saved in this browser. */
export function DisplayChoices() {
  const { zone, zoneName } = useTimeDisplay();
  const [zonesShown, setZonesShown] = useState<boolean | null>(null);
  // The server does not know the scheme saved in this browser.
  const [isThere, setThere] = useState(false);
  useEffect(() => setThere(true), []);
  return (
    <div className={classes.choices}>
      <div className={classes.scheme}>{isThere && <ColorSchemeChoice />}</div>
      <div className={classes.done}>
        <span>
          Times are in {zone}
          {zoneName === zone ? '' : ` (${zoneName})`}
        </span>
        <Button size="xs" variant="default" aria-haspopup="dialog" onClick={() => setZonesShown(true)}>
          Change time zone…
        </Button>
      </div>
      <p className={classes.quiet}>Saved in this browser.</p>
      {zonesShown === null ? null : (
        <LatePart onFailed={() => setZonesShown(null)}>
          <ZoneDialog opened={zonesShown} onClose={() => setZonesShown(false)} />
        </LatePart>
      )}
    </div>
  );
}
