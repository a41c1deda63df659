import { useDeskFacts } from '../desk/desk-facts';
import { useTimeDisplay } from '../times/time-display';
import classes from './print-facts.module.css';
import { usePrinting } from './use-printing';

/** Adds to a printout what a browser shows around a page: its URL, when it was printed, and the zone of its times. */
export function PrintFacts() {
  const isPrinting = usePrinting();
  const { exact, zone, zoneName } = useTimeDisplay();
  const { name } = useDeskFacts();
  if (!isPrinting) return null;
  const { origin, pathname, search } = window.location;
  return (
    <dl className={classes.facts}>
      <dt>
        <bdi>{name}</bdi>
      </dt>
      <dd>{`${origin}${pathname}${search}`}</dd>
      <dt>Printed</dt>
      <dd>{exact(new Date().toISOString())}</dd>
      <dt>Times in</dt>
      <dd>{zoneName === zone ? zone : `${zone} (${zoneName} now)`}</dd>
    </dl>
  );
}
